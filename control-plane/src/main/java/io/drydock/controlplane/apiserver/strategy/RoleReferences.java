package io.drydock.controlplane.apiserver.strategy;

import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What both kinds of role bindings have: the role, and to whom it is given. */
final class RoleReferences {
  private static final String GROUP = "rbac.authorization.k8s.io";
  private static final FieldPath ROLE = FieldPath.of("roleRef");

  private RoleReferences() {}

  static void defaults(@Nullable RoleRef role, List<Subject> subjects) {
    if (role != null) {
      role.setApiGroup(Absent.text(role.getApiGroup(), GROUP));
    }
    for (Subject subject : subjects) {
      if ("User".equals(subject.getKind()) || "Group".equals(subject.getKind())) {
        subject.setApiGroup(Absent.text(subject.getApiGroup(), GROUP));
      }
    }
  }

  static void validate(
      @Nullable RoleRef role, List<Subject> subjects, boolean namespaced, Violations violations) {
    Set<String> kinds = namespaced ? Set.of("Role", "ClusterRole") : Set.of("ClusterRole");
    if (role == null || role.getKind() == null || !kinds.contains(role.getKind())) {
      violations.notSupported(ROLE.child("kind"), role == null ? "" : role.getKind(), kinds);
    }
    if (role == null || role.getName() == null || role.getName().isEmpty()) {
      violations.required(ROLE.child("name"));
    }
    for (int i = 0; i < subjects.size(); i++) {
      subject(subjects.get(i), FieldPath.of("subjects").index(i), namespaced, violations);
    }
  }

  private static void subject(
      Subject subject, FieldPath path, boolean namespaced, Violations violations) {
    if (subject.getName() == null || subject.getName().isEmpty()) {
      violations.required(path.child("name"));
    }
    switch (subject.getKind() == null ? "" : subject.getKind()) {
      case "ServiceAccount" -> {
        boolean nowhere = subject.getNamespace() == null || subject.getNamespace().isEmpty();
        if (!namespaced && nowhere) {
          violations.required(path.child("namespace"));
        }
      }
      case "User", "Group" -> {
        if (!GROUP.equals(subject.getApiGroup())) {
          violations.notSupported(path.child("apiGroup"), subject.getApiGroup(), Set.of(GROUP));
        }
      }
      default ->
          violations.notSupported(
              path.child("kind"), subject.getKind(), Set.of("Group", "ServiceAccount", "User"));
    }
  }

  static void validateUpdate(@Nullable RoleRef next, @Nullable RoleRef old, Violations violations) {
    if (!Objects.equals(next, old)) {
      violations.invalid(ROLE, next, "cannot change roleRef");
    }
  }
}
