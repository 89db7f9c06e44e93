package io.drydock.controlplane.apiserver.validation;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EphemeralContainer;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Containers that are added to a running pod: they can neither change nor go. */
public final class EphemeralContainerRules {
  private static final FieldPath PATH = FieldPath.of("spec").child("ephemeralContainers");
  private static final String NOT_HERE = "cannot be set for an Ephemeral Container";

  private EphemeralContainerRules() {}

  public static void validateCreate(PodSpec spec, Violations violations) {
    if (!list(spec).isEmpty()) {
      violations.forbidden(PATH, "cannot be set on create");
    }
  }

  public static void validateUpdate(PodSpec next, PodSpec old, Violations violations) {
    validate(next, violations);
    Map<String, EphemeralContainer> byName = new HashMap<>();
    list(next).forEach(container -> byName.put(container.getName(), container));
    for (EphemeralContainer before : list(old)) {
      EphemeralContainer after = byName.get(before.getName());
      if (after == null) {
        violations.forbidden(
            PATH,
            "existing ephemeral containers \"%s\" may not be removed\n"
                .formatted(before.getName()));
      } else if (!after.equals(before)) {
        violations.forbidden(
            PATH,
            "existing ephemeral containers \"%s\" may not be changed\n"
                .formatted(before.getName()));
      }
    }
  }

  private static void validate(PodSpec spec, Violations violations) {
    Set<String> targets = others(spec);
    Set<String> names = new HashSet<>(targets);
    Set<String> volumes =
        spec.getVolumes().stream().map(Volume::getName).collect(Collectors.toSet());
    List<EphemeralContainer> containers = list(spec);
    for (int i = 0; i < containers.size(); i++) {
      EphemeralContainer container = containers.get(i);
      FieldPath each = PATH.index(i);
      new ContainerRules(each, volumes, violations).validate(common(container), names);
      String target = requireNonNullElse(container.getTargetContainerName(), "");
      if (!target.isEmpty() && !targets.contains(target)) {
        violations.notFound(each.child("targetContainerName"), target);
      }
      forbidden(container, each, violations);
    }
  }

  private static Set<String> others(PodSpec spec) {
    return Stream.concat(spec.getInitContainers().stream(), spec.getContainers().stream())
        .map(Container::getName)
        .collect(Collectors.toSet());
  }

  /** What both sorts of containers have. */
  private static Container common(EphemeralContainer container) {
    return new ContainerBuilder()
        .withName(container.getName())
        .withImage(container.getImage())
        .withImagePullPolicy(container.getImagePullPolicy())
        .withEnv(container.getEnv())
        .withVolumeMounts(container.getVolumeMounts())
        .build();
  }

  private static void forbidden(
      EphemeralContainer container, FieldPath each, Violations violations) {
    refuse(!container.getPorts().isEmpty(), each.child("ports"), violations);
    refuse(container.getLivenessProbe() != null, each.child("livenessProbe"), violations);
    refuse(container.getReadinessProbe() != null, each.child("readinessProbe"), violations);
    refuse(container.getStartupProbe() != null, each.child("startupProbe"), violations);
    refuse(container.getLifecycle() != null, each.child("lifecycle"), violations);
    var resources = container.getResources();
    refuse(
        resources != null
            && !(requireNonNullElse(resources.getLimits(), Map.of()).isEmpty()
                && requireNonNullElse(resources.getRequests(), Map.of()).isEmpty()),
        each.child("resources"),
        violations);
    List<VolumeMount> mounts = container.getVolumeMounts();
    for (int i = 0; i < mounts.size(); i++) {
      FieldPath mount = each.child("volumeMounts").index(i);
      refuse(isSet(mounts.get(i).getSubPath()), mount.child("subPath"), violations);
      refuse(isSet(mounts.get(i).getSubPathExpr()), mount.child("subPathExpr"), violations);
    }
  }

  private static boolean isSet(String text) {
    return text != null && !text.isEmpty();
  }

  private static void refuse(boolean present, FieldPath path, Violations violations) {
    if (present) {
      violations.forbidden(path, NOT_HERE);
    }
  }

  private static List<EphemeralContainer> list(PodSpec spec) {
    return requireNonNullElse(spec.getEphemeralContainers(), List.of());
  }
}
