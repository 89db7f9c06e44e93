package io.drydock.controlplane.apiserver.validation;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of one container, which may mount the pod's volumes. */
record ContainerRules(FieldPath path, Set<String> volumes, Violations violations) {
  private static final Set<String> PULL_POLICIES = Set.of("Always", "IfNotPresent", "Never");

  void validate(Container container, Set<String> names) {
    name(container.getName(), names);
    image(container.getImage());
    if (!PULL_POLICIES.contains(container.getImagePullPolicy())) {
      violations.notSupported(
          path.child("imagePullPolicy"), container.getImagePullPolicy(), PULL_POLICIES);
    }
    ports(container.getPorts());
    environment(container.getEnv());
    mounts(container.getVolumeMounts());
    ResourceRules.validate(container.getResources(), path.child("resources"), violations);
    ProbeRules.validate(
        container.getLivenessProbe(), path.child("livenessProbe"), true, violations);
    ProbeRules.validate(
        container.getReadinessProbe(), path.child("readinessProbe"), false, violations);
    ProbeRules.validate(container.getStartupProbe(), path.child("startupProbe"), true, violations);
  }

  private void name(@Nullable String name, Set<String> names) {
    FieldPath at = path.child("name");
    if (name == null || name.isEmpty()) {
      violations.required(at);
      return;
    }
    Optional<String> problem = NameRule.LABEL.problem(name);
    if (problem.isPresent()) {
      violations.invalid(at, name, problem.get());
    } else if (!names.add(name)) {
      violations.duplicate(at, name);
    }
  }

  private void image(@Nullable String image) {
    if (image == null || image.isEmpty()) {
      violations.required(path.child("image"));
    } else if (!image.strip().equals(image)) {
      violations.invalid(
          path.child("image"), image, "must not have leading or trailing whitespace");
    }
  }

  private void ports(List<ContainerPort> ports) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < ports.size(); i++) {
      ContainerPort port = ports.get(i);
      FieldPath each = path.child("ports").index(i);
      if (port.getContainerPort() == null) {
        violations.required(each.child("containerPort"));
      } else {
        PortRules.number(port.getContainerPort(), each.child("containerPort"), violations);
      }
      if (port.getHostPort() != null && port.getHostPort() != 0) {
        PortRules.number(port.getHostPort(), each.child("hostPort"), violations);
      }
      PortRules.protocol(port.getProtocol(), each.child("protocol"), violations);
      portName(port.getName(), each.child("name"), names);
    }
  }

  private void portName(@Nullable String name, FieldPath at, Set<String> names) {
    if (name == null || name.isEmpty()) {
      return;
    }
    Optional<String> problem = PortRules.nameProblem(name);
    if (problem.isPresent()) {
      violations.invalid(at, name, problem.get());
    } else if (!names.add(name)) {
      violations.duplicate(at, name);
    }
  }

  private void environment(List<EnvVar> variables) {
    for (int i = 0; i < variables.size(); i++) {
      EnvVar variable = variables.get(i);
      FieldPath each = path.child("env").index(i);
      String name = Objects.requireNonNullElse(variable.getName(), "");
      if (name.isEmpty()) {
        violations.required(each.child("name"));
      } else if (name.contains("=")) {
        violations.invalid(
            each.child("name"), name, "a valid environment variable name must not contain '='");
      }
      boolean hasValue = variable.getValue() != null && !variable.getValue().isEmpty();
      if (hasValue && variable.getValueFrom() != null) {
        violations.invalid(
            each.child("valueFrom"), "", "may not be specified when `value` is not empty");
      }
    }
  }

  private void mounts(List<VolumeMount> mounts) {
    Set<String> places = new HashSet<>();
    for (int i = 0; i < mounts.size(); i++) {
      VolumeMount mount = mounts.get(i);
      FieldPath each = path.child("volumeMounts").index(i);
      String name = Objects.requireNonNullElse(mount.getName(), "");
      if (name.isEmpty()) {
        violations.required(each.child("name"));
      } else if (!volumes.contains(name)) {
        violations.notFound(each.child("name"), name);
      }
      String place = Objects.requireNonNullElse(mount.getMountPath(), "");
      if (place.isEmpty()) {
        violations.required(each.child("mountPath"));
      } else if (!places.add(place)) {
        violations.invalid(each.child("mountPath"), place, "must be unique");
      }
    }
  }
}
