package io.drydock.controlplane.scheduler.plugin;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/** Says how well each of the nodes that can take a pod suits it. */
public interface ScorePlugin {

  /** Short, as it stands in explanations: "least-allocated". */
  String name();

  /** How much its points count against those of the others. */
  int weight();

  /** Points from 0 to 100 for each node, in the order of the nodes. */
  List<Integer> score(Pod pod, List<NodeInfo> nodes);
}
