package io.drydock.cli.lab.node;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.host.HostCommand;
import io.drydock.cli.lab.host.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A node is a network namespace of the host, on a cable (a veth pair) to the lab's bridge. */
public final class NetnsDriver implements NodeDriver {
  private static final Path NAMESPACES = Path.of("/run/netns");
  private static final String SETTINGS =
      """
      set -e
      echo 1 > /proc/sys/net/ipv4/ip_forward
      echo 0 > /proc/sys/net/ipv4/conf/all/rp_filter
      echo 0 > /proc/sys/net/ipv4/conf/default/rp_filter
      """;
  private final String prefix;
  private final NodeRemains remains;

  public NetnsDriver(ClusterFolder folder) {
    this("dd-" + folder.name() + "-", new NodeRemains(folder));
  }

  NetnsDriver(String prefix, NodeRemains remains) {
    this.prefix = prefix;
    this.remains = remains;
  }

  @Override
  public void powerOn(Machine machine) {
    String namespace = namespace(machine.node());
    if (connected(machine)) {
      return;
    }
    HostCommand.attempt("ip", "netns", "del", namespace);
    HostCommand.attempt("ip", "link", "del", machine.cable());
    HostCommand.require("ip", "netns", "add", namespace);
    HostCommand.requireWithInput(hostSide(machine, namespace), "ip", "-batch", "-");
    HostCommand.requireWithInput(nodeSide(machine), "ip", "-netns", namespace, "-batch", "-");
    HostCommand.requireWithInput(SETTINGS, "nsenter", "--net=" + path(namespace), "sh", "-s");
    HostCommand.require("ip", "link", "set", machine.cable(), "master", machine.bridge(), "up");
  }

  @Override
  public void cut(Machine machine) {
    HostCommand.attempt("ip", "link", "del", machine.cable());
  }

  @Override
  public void reap(Machine machine) {
    cut(machine);
    String namespace = namespace(machine.node());
    remains.killProcesses(machine.node(), processesIn(namespace));
    remove(machine.node());
    remains.remove(machine.node());
  }

  /** The network only: volumes must be mounted where the host's Docker sees them. */
  @Override
  public List<String> inside(Machine machine, List<String> command) {
    var whole = new ArrayList<>(List.of("nsenter", "--net=" + path(namespace(machine.node()))));
    whole.addAll(command);
    return List.copyOf(whole);
  }

  @Override
  public List<String> machines() {
    if (!Files.isDirectory(NAMESPACES)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(NAMESPACES)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith(prefix))
          .map(name -> name.substring(prefix.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Removes a node's namespace, and its end of the cable with it. */
  public void remove(String node) {
    String namespace = namespace(node);
    processesIn(namespace).forEach(Signals::kill);
    HostCommand.attempt("ip", "netns", "del", namespace);
  }

  /** To plug the cable into the bridge is the last step: whoever was killed before did not. */
  private boolean connected(Machine machine) {
    return Files.exists(path(namespace(machine.node())))
        && Files.exists(Path.of("/sys/class/net", machine.cable(), "master"));
  }

  private static String hostSide(Machine machine, String namespace) {
    return "link add %s type veth peer name eth0 address %s netns %s"
        .formatted(machine.cable(), machine.hardwareAddress(), namespace);
  }

  private static String nodeSide(Machine machine) {
    return """
    link set lo up
    address add %s/%d dev eth0
    link set eth0 up
    route add default via %s
    """
        .formatted(machine.address(), machine.prefix(), machine.gateway());
  }

  private static List<Long> processesIn(String namespace) {
    var outcome = HostCommand.attempt("ip", "netns", "pids", namespace);
    return outcome.ok() ? outcome.output().lines().map(Long::valueOf).toList() : List.of();
  }

  private String namespace(String node) {
    return prefix + node;
  }

  private static Path path(String namespace) {
    return NAMESPACES.resolve(namespace);
  }
}
