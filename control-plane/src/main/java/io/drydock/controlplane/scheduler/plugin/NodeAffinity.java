package io.drydock.controlplane.scheduler.plugin;

import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PreferredSchedulingTerm;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** nodeSelector and node affinity: a pod's own word on which nodes it may or would like to use. */
public final class NodeAffinity implements FilterPlugin, ScorePlugin {

  @Override
  public List<String> reject(Pod pod, NodeInfo node) {
    return matchesSelector(pod, node) && matchesRequired(pod, node)
        ? List.of()
        : List.of("node(s) didn't match Pod's node affinity/selector");
  }

  @Override
  public String name() {
    return "node-affinity";
  }

  @Override
  public int weight() {
    return 2;
  }

  @Override
  public List<Integer> score(Pod pod, List<NodeInfo> nodes) {
    return Points.mostIsBest(nodes.stream().map(n -> preference(pod, n)).toList());
  }

  private static boolean matchesSelector(Pod pod, NodeInfo node) {
    Map<String, String> selector = pod.getSpec().getNodeSelector();
    return selector == null
        || selector.entrySet().stream()
            .allMatch(e -> e.getValue().equals(node.labels().get(e.getKey())));
  }

  private static boolean matchesRequired(Pod pod, NodeInfo node) {
    return affinity(pod)
        .map(a -> a.getRequiredDuringSchedulingIgnoredDuringExecution())
        .map(s -> s.getNodeSelectorTerms().stream().anyMatch(t -> matches(t, node)))
        .orElse(true);
  }

  private static long preference(Pod pod, NodeInfo node) {
    return affinity(pod)
        .map(a -> a.getPreferredDuringSchedulingIgnoredDuringExecution())
        .orElse(List.of())
        .stream()
        .filter(p -> matches(p.getPreference(), node))
        .mapToLong(PreferredSchedulingTerm::getWeight)
        .sum();
  }

  private static Optional<io.fabric8.kubernetes.api.model.NodeAffinity> affinity(Pod pod) {
    return Optional.ofNullable(pod.getSpec().getAffinity()).map(a -> a.getNodeAffinity());
  }

  /** All of a term's requirements must hold; a term without any matches nothing. */
  private static boolean matches(NodeSelectorTerm term, NodeInfo node) {
    var expressions = orEmpty(term.getMatchExpressions());
    var fields = orEmpty(term.getMatchFields());
    if (expressions.isEmpty() && fields.isEmpty()) {
      return false;
    }
    return expressions.stream().allMatch(r -> Requirement.matches(r, node.labels()))
        && fields.stream()
            .allMatch(r -> Requirement.matches(r, Map.of("metadata.name", node.name())));
  }

  private static List<NodeSelectorRequirement> orEmpty(
      @org.jspecify.annotations.Nullable List<NodeSelectorRequirement> list) {
    return list == null ? List.of() : list;
  }
}
