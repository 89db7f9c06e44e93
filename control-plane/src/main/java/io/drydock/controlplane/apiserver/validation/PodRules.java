package io.drydock.controlplane.apiserver.validation;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of a pod's spec, in a Pod or in a template. */
public final class PodRules {
  private static final Set<String> RESTART_POLICIES = Set.of("Always", "Never", "OnFailure");
  private static final Set<String> DNS_POLICIES =
      Set.of("ClusterFirst", "ClusterFirstWithHostNet", "Default", "None");
  private static final Set<String> OPERATORS = Set.of("Equal", "Exists");

  private PodRules() {}

  public static void validate(@Nullable PodSpec spec, FieldPath path, Violations violations) {
    if (spec == null) {
      violations.required(path);
      return;
    }
    Set<String> volumes = volumes(spec.getVolumes(), path.child("volumes"), violations);
    containers(spec, volumes, path, violations);
    policies(spec, path, violations);
    tolerations(spec.getTolerations(), path.child("tolerations"), violations);
    LabelRules.labels(spec.getNodeSelector(), path.child("nodeSelector"), violations);
    if (spec.getServiceAccountName() != null) {
      name(spec.getServiceAccountName(), path.child("serviceAccountName"), violations);
    }
    if (spec.getNodeName() != null && !spec.getNodeName().isEmpty()) {
      name(spec.getNodeName(), path.child("nodeName"), violations);
    }
    Long grace = spec.getTerminationGracePeriodSeconds();
    if (grace != null && grace < 0) {
      violations.invalid(
          path.child("terminationGracePeriodSeconds"), grace, "must be greater than or equal to 0");
    }
  }

  private static void name(String name, FieldPath path, Violations violations) {
    NameRule.SUBDOMAIN.problem(name).ifPresent(why -> violations.invalid(path, name, why));
  }

  private static void policies(PodSpec spec, FieldPath path, Violations violations) {
    if (!RESTART_POLICIES.contains(spec.getRestartPolicy())) {
      violations.notSupported(
          path.child("restartPolicy"), spec.getRestartPolicy(), RESTART_POLICIES);
    }
    if (!DNS_POLICIES.contains(spec.getDnsPolicy())) {
      violations.notSupported(path.child("dnsPolicy"), spec.getDnsPolicy(), DNS_POLICIES);
    }
    Long deadline = spec.getActiveDeadlineSeconds();
    if (deadline != null && (deadline < 1 || deadline > Integer.MAX_VALUE)) {
      violations.invalid(
          path.child("activeDeadlineSeconds"),
          deadline,
          "must be between 1 and 2147483647, inclusive");
    }
  }

  private static Set<String> volumes(List<Volume> volumes, FieldPath path, Violations violations) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < volumes.size(); i++) {
      FieldPath each = path.index(i);
      String name = Objects.requireNonNullElse(volumes.get(i).getName(), "");
      if (name.isEmpty()) {
        violations.required(each.child("name"));
      } else if (!names.add(name)) {
        violations.duplicate(each.child("name"), name);
      } else {
        NameRule.LABEL
            .problem(name)
            .ifPresent(why -> violations.invalid(each.child("name"), name, why));
      }
    }
    return names;
  }

  private static void containers(
      PodSpec spec, Set<String> volumes, FieldPath path, Violations violations) {
    if (spec.getContainers().isEmpty()) {
      violations.required(path.child("containers"));
    }
    Set<String> names = new HashSet<>();
    containers(spec.getInitContainers(), volumes, names, path.child("initContainers"), violations);
    containers(spec.getContainers(), volumes, names, path.child("containers"), violations);
  }

  private static void containers(
      List<Container> containers,
      Set<String> volumes,
      Set<String> names,
      FieldPath path,
      Violations violations) {
    for (int i = 0; i < containers.size(); i++) {
      ContainerRules rules = new ContainerRules(path.index(i), volumes, violations);
      rules.validate(containers.get(i), names);
    }
  }

  private static void tolerations(
      List<Toleration> tolerations, FieldPath path, Violations violations) {
    for (int i = 0; i < tolerations.size(); i++) {
      Toleration toleration = tolerations.get(i);
      FieldPath each = path.index(i);
      String operator = toleration.getOperator();
      if (operator != null && !operator.isEmpty() && !OPERATORS.contains(operator)) {
        violations.notSupported(each.child("operator"), operator, OPERATORS);
      }
      String key = Objects.requireNonNullElse(toleration.getKey(), "");
      if (key.isEmpty() && !"Exists".equals(operator)) {
        violations.invalid(
            each.child("operator"),
            operator == null ? "" : operator,
            "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
      }
    }
  }
}
