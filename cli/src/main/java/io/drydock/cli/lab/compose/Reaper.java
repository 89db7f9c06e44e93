package io.drydock.cli.lab.compose;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.host.DockerEngine;
import io.drydock.cli.lab.host.EngineContainer;
import io.drydock.cli.lab.host.Mounts;
import io.drydock.cli.lab.supervisor.LabSupervisor;
import io.drydock.lifecycle.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the containers of pods whose node's container has died, so that its death looks like a
 * power cut. Looks at what is there and not at what happened, so that nothing is missed. When it
 * closes and no node is left, it removes the cluster's traces on the host.
 */
final class Reaper implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Reaper.class);

  /** What the dead agent had asked of Docker may still come into being. */
  private static final Duration LATE = Duration.ofSeconds(1);

  private final ClusterFolder folder;
  private final DockerEngine engine;
  private final LabSupervisor.Removal removal;
  private final Clock clock;

  Reaper(ClusterFolder folder, DockerEngine engine, LabSupervisor.Removal removal, Clock clock) {
    this.folder = folder;
    this.engine = engine;
    this.removal = removal;
    this.clock = clock;
  }

  /** Returns when no pod is without a node. */
  void reap() throws IOException, InterruptedException {
    for (var orphans = orphans(); !orphans.isEmpty(); orphans = orphans()) {
      engine.remove(orphans.stream().map(EngineContainer::id).toList());
      byNode(orphans).forEach(this::reaped);
      clock.sleep(LATE);
    }
  }

  /** Removes what a former life of one node has left; before its agent starts. */
  void reap(String node) throws IOException {
    var labels = Map.of(Orphans.CLUSTER, folder.name(), Orphans.NODE, node);
    engine.remove(engine.containers(labels));
    Mounts.unmountBelow(folder.node(node));
  }

  @Override
  public void close() throws IOException, InterruptedException {
    reap();
    if (Orphans.alive(machines()).isEmpty()) {
      removal.remove(false).forEach(left -> log.atWarn().addKeyValue("what", left).log("Left"));
    }
  }

  private void reaped(String node, Long containers) {
    Mounts.unmountBelow(folder.node(node));
    log.atInfo().addKeyValue("node", node).addKeyValue("containers", containers).log("Node reaped");
  }

  private List<EngineContainer> orphans() throws IOException {
    var pods = engine.list(Map.of(Orphans.CLUSTER, folder.name()));
    return Orphans.of(machines(), pods); // machines last: a node that starts now keeps its pods
  }

  private List<EngineContainer> machines() throws IOException {
    var machines = new ArrayList<EngineContainer>();
    for (var machine : engine.list(Map.of(Orphans.LAB, folder.name()))) {
      machines.add(machine.in(engine.state(machine.id())));
    }
    return machines;
  }

  private static Map<String, Long> byNode(List<EngineContainer> orphans) {
    return orphans.stream()
        .collect(Collectors.groupingBy(pod -> pod.label(Orphans.NODE), Collectors.counting()));
  }
}
