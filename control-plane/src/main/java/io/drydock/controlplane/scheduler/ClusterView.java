package io.drydock.controlplane.scheduler;

import io.drydock.api.ObjectKey;
import io.drydock.api.Pods;
import io.drydock.controlplane.scheduler.plugin.NodeInfo;
import io.drydock.controlplane.scheduler.plugin.PodResources;
import io.drydock.informer.Change;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Nodes with what is on them, kept up change by change. A pod that was just bound is assumed on its
 * node until the watch tells of it, so two decisions never count on the same room.
 */
final class ClusterView {

  private final Map<String, Node> nodes = new TreeMap<>();
  private final Map<ObjectKey, Pod> placed = new HashMap<>();
  private final Map<String, Map<ObjectKey, Pod>> byNode = new HashMap<>();
  private final Map<String, PodResources> requested = new HashMap<>();

  synchronized void nodeChanged(Change<Node> change) {
    Node node = change.after();
    if (node == null) {
      nodes.remove(change.latest().getMetadata().getName());
    } else {
      nodes.put(node.getMetadata().getName(), node);
    }
  }

  synchronized void podChanged(Change<Pod> change) {
    Pod pod = change.after();
    ObjectKey key = ObjectKey.of(change.latest());
    if (pod == null || Pods.isFinished(pod)) {
      remove(key);
    } else if (Pods.isAssigned(pod)) {
      remove(key);
      add(key, pod);
    }
  }

  /** Counts the pod as being on the node from now on. */
  synchronized void assume(Pod pod, String node) {
    ObjectKey key = ObjectKey.of(pod);
    remove(key);
    add(key, new PodBuilder(pod).editSpec().withNodeName(node).endSpec().build());
  }

  /** Takes back an assumption that did not come true. */
  synchronized void forget(Pod pod) {
    remove(ObjectKey.of(pod));
  }

  synchronized List<NodeInfo> nodes() {
    List<NodeInfo> all = new ArrayList<>(nodes.size());
    for (Node node : nodes.values()) {
      String name = node.getMetadata().getName();
      var pods = byNode.getOrDefault(name, Map.of()).values();
      var sum = requested.getOrDefault(name, PodResources.NONE);
      all.add(new NodeInfo(node, List.copyOf(pods), sum));
    }
    return all;
  }

  private void add(ObjectKey key, Pod pod) {
    String node = pod.getSpec().getNodeName();
    placed.put(key, pod);
    byNode.computeIfAbsent(node, n -> new HashMap<>()).put(key, pod);
    requested.merge(node, PodResources.of(pod), PodResources::plus);
  }

  private void remove(ObjectKey key) {
    Pod before = placed.remove(key);
    if (before == null) {
      return;
    }
    String node = before.getSpec().getNodeName();
    byNode.getOrDefault(node, new HashMap<>()).remove(key);
    requested.computeIfPresent(node, (n, sum) -> sum.minus(PodResources.of(before)));
  }
}
