package io.drydock.controlplane.apiserver.strategy;

import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What both kinds of role bindings have: the role, and to whom it is given. */
final class RoleReferences {
  private static final String GROUP = "rbac.authorization.k8s.io";

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
}
