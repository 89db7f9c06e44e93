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
import io.drydock.cli.lab.program.ProcessSpec;
import io.drydock.cli.lab.spec.ClusterFile;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.cli.lab.spec.NodeSpec;
import io.drydock.lifecycle.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * One cluster's processes, nodes and power switches. Makes the host match the cluster's spec when
 * it starts, and again after each change; the spec on disk is changed first, so that a supervisor
 * started later goes on from there.
 */
final class MachineRoom implements AutoCloseable {
  /** Proxies are started in the end, whatever has become of the control plane. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ClusterFolder folder;
  private final ClusterFile file;
  private final Distribution distribution;
  private final NodeDriver driver;
  private final Clock clock;
  private final ProcessTable processes;
  private ClusterSpec spec;
  private @Nullable Thread later;

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

  /**
   * Starts everything but the proxies; the processes wait for each other. A proxy is started when
   * its node has joined, as in Kubernetes, where it is a pod: all share the same few cores, and the
   * control plane and the agents are waited for.
   */
  synchronized void start() {
    var commands = commands();
    if (!spec.etcd().external()) {
      processes.keep(commands.etcd());
    }
    processes.keep(commands.controlPlane());
    new LabNetwork(folder).ensure(spec.addresses());
    inParallel(spec.nodes(), node -> settle(node, List.of(commands.agent(node))));
    later = Thread.ofVirtual().name("start-proxies").start(this::startProxies);
  }

  private void startProxies() {
    try {
      clock.sleep(PATIENCE);
      spec().nodes().forEach(node -> joined(node.name()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The API server knows the node; harmless where it is no node of ours, or has no power. */
  synchronized void joined(String name) {
    spec.node(name).filter(NodeSpec::powered).ifPresent(node -> keep(node, commands().proxy(node)));
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
    settle(on, processes(on));
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
    settle(node, processes(node));
    return node;
  }

  /** Stops keeping processes; the cluster goes on. */
  @Override
  public void close() throws InterruptedException {
    if (later != null) {
      later.interrupt();
      later.join();
    }
    processes.close();
  }

  private List<ProcessSpec> processes(NodeSpec node) {
    var commands = commands();
    return List.of(commands.agent(node), commands.proxy(node));
  }

  private void keep(NodeSpec node, ProcessSpec process) {
    Machine machine = Machine.of(spec, node);
    processes.keep(process.through(command -> driver.inside(machine, command)));
  }

  private void settle(NodeSpec node, List<ProcessSpec> wanted) {
    Machine machine = Machine.of(spec, node);
    if (node.powered()) {
      driver.powerOn(machine);
      wanted.forEach(process -> keep(node, process));
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
