package io.drydock.controlplane.apiserver.validation.access;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.GoText;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the two kinds of bindings share: the role and those who get it. */
final class BindingRules {
  private static final String GROUP = "rbac.authorization.k8s.io";
  private static final List<String> GROUPS = List.of(GROUP);

  private BindingRules() {}

  static void role(@Nullable RoleRef given, List<String> kinds, Field field) {
    RoleRef role = Objects.requireNonNullElseGet(given, RoleRef::new);
    field.child("apiGroup").oneOf(role.getApiGroup(), GROUPS);
    field.child("kind").oneOf(role.getKind(), kinds);
    field.child("name").needed(role.getName(), NameRule.PATH_SEGMENT);
  }

  static void sameRole(@Nullable RoleRef next, @Nullable RoleRef old, Violations violations) {
    if (!Objects.equals(next, old)) {
      violations.at("roleRef").invalid(shown(next), "cannot change roleRef");
    }
  }

  private static GoText shown(@Nullable RoleRef given) {
    RoleRef role = Objects.requireNonNullElseGet(given, RoleRef::new);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("APIGroup", Objects.requireNonNullElse(role.getApiGroup(), ""));
    fields.put("Kind", Objects.requireNonNullElse(role.getKind(), ""));
    fields.put("Name", Objects.requireNonNullElse(role.getName(), ""));
    return GoText.struct("rbac.RoleRef", fields);
  }

  static void subject(Subject subject, boolean namespaced, Field field) {
    boolean named = field.child("name").present(subject.getName());
    switch (Objects.requireNonNullElse(subject.getKind(), "")) {
      case "ServiceAccount" -> account(subject, named, namespaced, field);
      case "User" -> person(subject, named, "user name cannot be empty", field);
      case "Group" -> person(subject, named, "group name cannot be empty", field);
      default ->
          field.child("kind").oneOf(subject.getKind(), List.of("ServiceAccount", "User", "Group"));
    }
  }

  private static void account(Subject subject, boolean named, boolean namespaced, Field field) {
    if (named) {
      field.child("name").text(subject.getName(), NameRule.SUBDOMAIN);
    }
    if (!Field.isEmpty(subject.getApiGroup())) {
      field.child("apiGroup").notSupported(subject.getApiGroup(), List.of(""));
    }
    if (!namespaced) {
      var _ = field.child("namespace").present(subject.getNamespace());
    }
  }

  private static void person(Subject subject, boolean named, String emptiness, Field field) {
    if (!named) {
      field.child("name").invalid("", emptiness);
    }
    field.child("apiGroup").oneOf(subject.getApiGroup(), GROUPS);
  }
}
