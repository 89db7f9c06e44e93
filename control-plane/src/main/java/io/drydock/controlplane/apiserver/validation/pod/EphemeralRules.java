package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.validation.Field;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EphemeralContainer;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The rules of containers that are added to a running pod: no duties, so no probes and ports. */
record EphemeralRules(PodContext pod) {
  private static final String WHY = "cannot be set for an Ephemeral Container";

  void validate(Field field) {
    Set<String> lasting =
        Stream.concat(pod.spec().getContainers().stream(), pod.spec().getInitContainers().stream())
            .map(Container::getName)
            .collect(Collectors.toSet());
    Set<String> names = new HashSet<>(lasting);
    field.each(
        pod.spec().getEphemeralContainers(),
        (container, each) -> {
          new ContainerRules(pod, each).validate(asContainer(container));
          PodOnlyRules.image(container.getImage(), each.child("image"));
          if (!Field.isEmpty(container.getName()) && !names.add(container.getName())) {
            each.child("name").duplicate(container.getName());
          }
          String target = container.getTargetContainerName();
          if (!Field.isEmpty(target) && !lasting.contains(target)) {
            each.child("targetContainerName").notFound(target);
          }
          noDuties(container, each);
          each.child("volumeMounts").each(container.getVolumeMounts(), EphemeralRules::noSubPath);
        });
  }

  /** The same fields, but for the container it looks into. */
  static Container asContainer(EphemeralContainer container) {
    ObjectNode tree = (ObjectNode) ObjectCodec.tree(ObjectCodec.encode(container));
    tree.remove("targetContainerName");
    return ObjectCodec.decode(ObjectCodec.encode(tree), Container.class);
  }

  private static void noDuties(EphemeralContainer container, Field field) {
    if (!container.getPorts().isEmpty()) {
      field.child("ports").forbidden(WHY);
    }
    var resources = container.getResources();
    boolean asks =
        resources != null
            && (isSet(resources.getLimits())
                || isSet(resources.getRequests())
                || !Field.isEmpty(resources.getClaims()));
    if (asks) {
      field.child("resources").forbidden(WHY);
    }
    if (!container.getResizePolicy().isEmpty()) {
      field.child("resizePolicy").forbidden(WHY);
    }
    ContainerLists.forbid(container.getRestartPolicy(), field.child("restartPolicy"), WHY);
    ContainerLists.forbid(container.getLivenessProbe(), field.child("livenessProbe"), WHY);
    ContainerLists.forbid(container.getReadinessProbe(), field.child("readinessProbe"), WHY);
    ContainerLists.forbid(container.getStartupProbe(), field.child("startupProbe"), WHY);
    ContainerLists.forbid(container.getLifecycle(), field.child("lifecycle"), WHY);
  }

  private static boolean isSet(@Nullable Map<?, ?> map) {
    return map != null && !map.isEmpty();
  }

  private static void noSubPath(VolumeMount mount, Field field) {
    if (!Field.isEmpty(mount.getSubPath())) {
      field.child("subPath").forbidden(WHY);
    }
    if (!Field.isEmpty(mount.getSubPathExpr())) {
      field.child("subPathExpr").forbidden(WHY);
    }
  }
}
