package io.drydock.cli.demo;

import io.drydock.api.Conditions;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Collection;
import java.util.List;

/** Questions to pods of the example application. Pure. */
final class Pods {
  private static final String LABEL = "app";

  private Pods() {}

  static boolean isOf(Pod pod, String app) {
    var labels = pod.getMetadata().getLabels();
    return labels != null && app.equals(labels.get(LABEL));
  }

  static boolean leaving(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() != null;
  }

  /** "" before it is scheduled. */
  static String node(Pod pod) {
    String node = pod.getSpec() == null ? null : pod.getSpec().getNodeName();
    return node == null ? "" : node;
  }

  /** Those of an app that serve and stay. */
  static List<Pod> serving(Collection<Pod> pods, String app) {
    return pods.stream()
        .filter(pod -> isOf(pod, app) && !leaving(pod) && Conditions.isReady(pod))
        .toList();
  }
}
