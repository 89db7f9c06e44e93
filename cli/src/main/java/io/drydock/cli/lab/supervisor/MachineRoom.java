package io.drydock.cli.lab.supervisor;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.host.HostException;
import io.drydock.cli.lab.host.LabNetwork;
import io.drydock.cli.lab.host.ProcessMarks;
import io.drydock.cli.lab.node.Machine;
import io.drydock.cli.lab.node.NodeDriver;
import io.drydock.cli.lab.pki.Pki;
import io.drydock.cli.lab.program.Distribution;
import io.drydock.cli.lab.program.ProcessCommands;
import io.drydock.cli.lab.spec.ClusterFile;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.cli.lab.spec.NodeSpec;
import io.drydock.lifecycle.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/**
 * One cluster's processes, nodes and power switches. Makes the host match the cluster's spec when
 * it starts, and again after each change; the spec on disk is changed first, so that a supervisor
 * started later goes on from there.
 */
final class MachineRoom implements AutoCloseable {
  private final ClusterFolder folder;
  private final ClusterFile file;
  private final Distribution distribution;
  private final NodeDriver driver;
  private final Clock clock;
  private final ProcessTable processes;
  private ClusterSpec spec;

  MachineRoom(
      ClusterSpec spec,
      ClusterFolder folder,
      Distribution distribution,
      NodeDriver driver,
      Clock clock) {
    this.spec = spec;
    this.folder = folder;
    this.distribution = distribution;
    this.driver = driver;
    this.clock = clock;
    this.file = new ClusterFile();
    this.processes = new ProcessTable(new ProcessMarks(folder), clock);
  }

  /** Starts everything at once; the processes wait for each other. */
  synchronized void start() {
    var commands = commands();
    if (!spec.etcd().external()) {
      processes.keep(commands.etcd());
    }
    processes.keep(commands.controlPlane());
    new LabNetwork(folder).ensure(spec.addresses());
    inParallel(spec.nodes(), node -> settle(node, commands));
  }

  synchronized ClusterSpec spec() {
    return spec;
  }

  ProcessTable processes() {
    return processes;
  }

  /** A power cut; all that the node was is gone when this returns. */
  synchronized NodeSpec killNode(String name) throws InterruptedException {
    NodeSpec off = node(name).withPower(false);
    change(spec.with(off));
    Machine machine = Machine.of(spec, off);
    driver.cut(machine);
    processes.endNow(ProcessCommands.agentName(name), ProcessCommands.proxyName(name));
    driver.reap(machine);
    return off;
  }

  /** Powers a node on; harmless where it is. */
  synchronized NodeSpec startNode(String name) {
    NodeSpec on = node(name).withPower(true);
    change(spec.with(on));
    settle(on, commands());
    return on;
  }

  /** A further node; it must not exist yet. */
  synchronized NodeSpec addNode(NodeSpec node) {
    if (spec.node(node.name()).isPresent()) {
      throw new HostException(
          "Node %s exists already; `drydock node start %s` powers it on."
              .formatted(node.name(), node.name()));
    }
    ClusterSpec changed = spec.with(node);
    new Pki(folder).ensure(changed, clock.now());
    change(changed);
    settle(node, commands());
    return node;
  }

  /** Stops keeping processes; the cluster goes on. */
  @Override
  public void close() throws InterruptedException {
    processes.close();
  }

  private void settle(NodeSpec node, ProcessCommands commands) {
    Machine machine = Machine.of(spec, node);
    if (node.powered()) {
      driver.powerOn(machine);
      for (var process : List.of(commands.agent(node), commands.proxy(node))) {
        processes.keep(process.through(command -> driver.inside(machine, command)));
      }
    } else if (driver.machines().contains(node.name())) {
      driver.reap(machine);
    }
  }

  private NodeSpec node(String name) {
    return spec.node(name).orElseThrow(() -> new UnknownNameException(nodeNames(name)));
  }

  private String nodeNames(String wrong) {
    var names = spec.nodes().stream().map(NodeSpec::name).toList();
    return "There is no node \"%s\" in cluster %s; its nodes are %s."
        .formatted(wrong, spec.name(), String.join(", ", names));
  }

  private void change(ClusterSpec changed) {
    file.write(folder, changed);
    spec = changed;
  }

  private ProcessCommands commands() {
    return new ProcessCommands(spec, folder, distribution);
  }

  private interface Step {
    void apply(NodeSpec node);
  }

  private static void inParallel(List<NodeSpec> nodes, Step step) {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var steps =
          nodes.stream()
              .map(node -> CompletableFuture.runAsync(() -> step.apply(node), executor))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(steps).join();
    }
  }
}
