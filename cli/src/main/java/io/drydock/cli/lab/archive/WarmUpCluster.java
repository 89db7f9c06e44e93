package io.drydock.cli.lab.archive;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.ClusterApi;
import io.drydock.cli.lab.LogTail;
import io.drydock.cli.lab.address.AddressPlan;
import io.drydock.cli.lab.address.Subnet;
import io.drydock.cli.lab.pki.Pki;
import io.drydock.cli.lab.program.Distribution;
import io.drydock.cli.lab.program.ProcessCommands;
import io.drydock.cli.lab.program.ProcessSpec;
import io.drydock.cli.lab.program.Program;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.cli.lab.spec.EtcdSpec;
import io.drydock.cli.lab.spec.NodeSpec;
import io.drydock.cli.lab.spec.Ports;
import io.drydock.cli.lab.spec.Timings;
import io.drydock.lifecycle.Clock;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A control plane, an agent and a proxy that are real processes and talk to each other, but touch
 * nothing of the host: no etcd, no engine, no network but loopback. All files are in a scratch
 * folder.
 */
final class WarmUpCluster implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(1);
  private static final Duration END = Duration.ofMinutes(2);
  private static final NodeSpec NODE = new NodeSpec("node-1", 1, "2", "2Gi", true);

  private final Function<Program, List<String>> recording;
  private final Clock clock;
  private final ClusterFolder folder;
  private final ClusterSpec spec;
  private final ProcessCommands commands;
  private final List<Integer> nodePorts;
  private final List<Process> running = new ArrayList<>();

  /**
   * @param recording the JVM flags that a program gets besides its own
   */
  WarmUpCluster(Distribution distribution, Function<Program, List<String>> recording, Clock clock)
      throws IOException {
    this.recording = recording;
    this.clock = clock;
    this.folder = new ClusterFolder(Files.createTempDirectory("drydock-warm-up").resolve("w"));
    List<Integer> free = freePorts(7);
    this.spec = spec(new Ports(free.get(0), free.get(1), free.get(2), free.get(3)));
    this.nodePorts = free.subList(4, 7);
    this.commands = new ProcessCommands(spec, folder, distribution);
    folder.create();
    new Pki(folder).ensure(spec, clock.now());
  }

  /** Starts everything, has a user work with it, and ends it; the control plane last. */
  void run() throws IOException, InterruptedException {
    Process controlPlane = start(Program.CONTROL_PLANE, commands.controlPlane(), List.of());
    try (var api = new ClusterApi(folder, spec)) {
      var user = new WarmUpUser(api.client(), folder, spec, clock);
      user.awaitControlPlane(controlPlane::isAlive, START);
      if (!controlPlane.isAlive()) {
        throw new IOException(
            "the control plane's warm-up run ended: "
                + LogTail.lastLine(commands.controlPlane().log()));
      }
      startNode();
      user.work(START);
    }
    for (Process process : running.reversed()) {
      process.destroy();
    }
    awaitEnds();
  }

  private void startNode() throws IOException {
    var agent =
        List.of(
            "--cni-bin-dir=" + folder.node(NODE.name()).resolve("cni"),
            "--port=" + nodePorts.get(0),
            "--health-port=" + nodePorts.get(1));
    var proxy = List.of("--health-port=" + nodePorts.get(2));
    start(Program.KUBELET_AGENT, commands.agent(NODE), agent);
    start(Program.KUBE_PROXY, commands.proxy(NODE), proxy);
  }

  private Process start(Program program, ProcessSpec process, List<String> more)
      throws IOException {
    var command = new ArrayList<>(process.command());
    command.addAll(1, recording.apply(program));
    command.addAll(more);
    command.add("--warm-up");
    Files.createDirectories(process.log().getParent());
    Process started =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(process.log().toFile())
            .start();
    running.add(started);
    return started;
  }

  /** The archives are written at the end of the processes, which takes a while. */
  private void awaitEnds() throws InterruptedException {
    for (Process process : running.reversed()) {
      boolean unused = process.waitFor(END.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** Everything on loopback addresses, which no machine must be given. */
  private static ClusterSpec spec(Ports ports) {
    var plan =
        new AddressPlan(
            0,
            Subnet.parse("127.0.0.0/24"),
            Subnet.parse("127.1.0.0/16"),
            Subnet.parse("127.2.0.0/16"));
    return new ClusterSpec(
        "warm-up", plan, ports, EtcdSpec.own(false), Timings.LAB, List.of(), List.of(NODE));
  }

  private static List<Integer> freePorts(int count) throws IOException {
    var sockets = new ArrayList<ServerSocket>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    running.forEach(Process::destroyForcibly);
    awaitEnds();
    try (var files = Files.walk(folder.root().getParent())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
