package io.drydock.kubelet.node;

import java.util.List;

/**
 * How the node does.
 *
 * @param runtimeVersion such as docker://20.10.24; empty while the engine cannot be asked
 * @param problems why it is not ready, each a sentence; none where it is
 * @param diskPressure whether the agent's disk is nearly full
 */
record NodeHealth(String runtimeVersion, List<String> problems, boolean diskPressure) {
  NodeHealth {
    problems = List.copyOf(problems);
  }

  boolean ready() {
    return problems.isEmpty();
  }
}
