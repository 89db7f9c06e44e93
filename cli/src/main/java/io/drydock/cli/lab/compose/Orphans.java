package io.drydock.cli.lab.compose;

import io.drydock.cli.lab.host.EngineContainer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides whose pods have lost their machine; pure. */
final class Orphans {
  /** On the container that is a node's machine: the cluster, and the node's name. */
  static final String LAB = "io.drydock.compose";

  static final String MACHINE = "io.drydock.machine";

  /** On a pod's containers. */
  static final String CLUSTER = "io.drydock.cluster";

  static final String NODE = "io.drydock.node";

  private static final Set<String> ALIVE = Set.of("running", "paused");

  private Orphans() {}

  /** The pods' containers whose node's machine does not run, or is not there at all. */
  static List<EngineContainer> of(List<EngineContainer> machines, List<EngineContainer> pods) {
    Set<String> alive = alive(machines);
    return pods.stream().filter(pod -> !alive.contains(pod.label(NODE))).toList();
  }

  /** The nodes whose machine runs; a paused one is cut off, not dead. */
  static Set<String> alive(List<EngineContainer> machines) {
    return machines.stream()
        .filter(machine -> ALIVE.contains(machine.state()))
        .map(machine -> machine.label(MACHINE))
        .collect(Collectors.toSet());
  }
}
