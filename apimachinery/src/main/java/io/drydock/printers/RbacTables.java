package io.drydock.printers;

import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Bindings of roles; roles themselves have no columns of their own. */
final class RbacTables {
  private RbacTables() {}

  static KindTable<RoleBinding> roleBindings() {
    return CellTable.<RoleBinding>named()
        .text("Role", b -> role(b.getRoleRef()))
        .age()
        .wide("Users", b -> subjects(b.getSubjects(), "User"))
        .wide("Groups", b -> subjects(b.getSubjects(), "Group"))
        .wide("ServiceAccounts", b -> subjects(b.getSubjects(), "ServiceAccount"))
        .build();
  }

  static KindTable<ClusterRoleBinding> clusterRoleBindings() {
    return CellTable.<ClusterRoleBinding>named()
        .text("Role", b -> role(b.getRoleRef()))
        .age()
        .wide("Users", b -> subjects(b.getSubjects(), "User"))
        .wide("Groups", b -> subjects(b.getSubjects(), "Group"))
        .wide("ServiceAccounts", b -> subjects(b.getSubjects(), "ServiceAccount"))
        .build();
  }

  private static String role(@Nullable RoleRef role) {
    return role == null ? "/" : role.getKind() + "/" + role.getName();
  }

  private static String subjects(List<Subject> subjects, String kind) {
    return subjects.stream()
        .filter(subject -> kind.equals(subject.getKind()))
        .map(RbacTables::name)
        .collect(Collectors.joining(", "));
  }

  private static String name(Subject subject) {
    return subject.getKind().equals("ServiceAccount")
        ? subject.getNamespace() + "/" + subject.getName()
        : subject.getName();
  }
}
