package io.drydock.kubelet.runtime.docker;

import io.drydock.codec.ObjectCodec;
import io.drydock.kubelet.runtime.ContainerIdentity;
import io.drydock.kubelet.runtime.PodRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Names and labels by which containers are known as one node's of one cluster, and as whose they
 * are.
 */
record EngineLabels(String cluster, String node) {
  static final String CLUSTER = "io.drydock.cluster";
  static final String NODE = "io.drydock.node";
  static final String TYPE = "io.drydock.type";
  static final String SANDBOX_ID = "io.drydock.sandbox.id";
  static final String RESTART_COUNT = "io.drydock.restart-count";
  static final String IMAGE = "io.drydock.image";
  static final String POD_NAME = "io.kubernetes.pod.name";
  static final String POD_NAMESPACE = "io.kubernetes.pod.namespace";
  static final String POD_UID = "io.kubernetes.pod.uid";
  static final String CONTAINER_NAME = "io.kubernetes.container.name";
  static final String SANDBOX_NAME = "POD";

  /** Which of the two a container is. */
  enum Type {
    SANDBOX("sandbox"),
    CONTAINER("container");

    private final String label;

    Type(String label) {
      this.label = label;
    }
  }

  Map<String, String> of(Type type, ContainerIdentity identity) {
    Map<String, String> labels = new TreeMap<>(identity.labels());
    labels.put(CLUSTER, cluster);
    labels.put(NODE, node);
    labels.put(TYPE, type.label);
    labels.put(RESTART_COUNT, Integer.toString(identity.restartCount()));
    labels.put(POD_NAME, identity.pod().name());
    labels.put(POD_NAMESPACE, identity.pod().namespace());
    labels.put(POD_UID, identity.pod().uid());
    labels.put(CONTAINER_NAME, identity.name());
    return labels;
  }

  /** Reads back what {@link #of} wrote; the identity's labels are all of them. */
  static ContainerIdentity identity(Map<String, String> labels) {
    return new ContainerIdentity(
        pod(labels),
        labels.getOrDefault(CONTAINER_NAME, ""),
        Integer.parseInt(labels.getOrDefault(RESTART_COUNT, "0")),
        labels);
  }

  static PodRef pod(Map<String, String> labels) {
    return new PodRef(
        labels.getOrDefault(POD_NAMESPACE, ""),
        labels.getOrDefault(POD_NAME, ""),
        labels.getOrDefault(POD_UID, ""));
  }

  /** The container's name in the engine. Two of the same identity cannot both exist. */
  String name(ContainerIdentity identity) {
    PodRef pod = identity.pod();
    return "k8s_%s_%s_%s_%s_%d"
        .formatted(
            identity.name(), pod.name(), pod.namespace(), pod.uid(), identity.restartCount());
  }

  /** The engine's filter for all of this node's containers of a type that also have the labels. */
  String filter(Type type, String... further) {
    return filters(Map.of(), List.of(TYPE + "=" + type.label), List.of(further));
  }

  /** The engine's filter for events of this node's containers. */
  String eventFilter(List<String> events) {
    return filters(Map.of("type", List.of("container"), "event", events), List.of(), List.of());
  }

  private String filters(
      Map<String, List<String>> other, List<String> labels, List<String> further) {
    Map<String, List<String>> filters = new TreeMap<>(other);
    filters.put(
        "label",
        Stream.of(List.of(CLUSTER + "=" + cluster, NODE + "=" + node), labels, further)
            .flatMap(List::stream)
            .toList());
    return new String(ObjectCodec.encode(filters), StandardCharsets.UTF_8);
  }
}
