package io.drydock.cli.command;

import io.drydock.cli.lab.ClusterWishes;
import io.drydock.cli.lab.address.Subnet;
import io.drydock.cli.lab.spec.EtcdSpec;
import io.drydock.cli.lab.spec.NodeSpec;
import io.drydock.cli.lab.spec.Timings;
import io.drydock.cli.output.CliException;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code up} that shape a new cluster; one test fixes their names and defaults. */
final class UpOptions {
  private static final int MOST_PORT = 65535 - 3;

  @Option(
      names = "--nodes",
      paramLabel = "<n>",
      description = "Number of nodes, 0 for a control plane alone (default: 3).")
  private @Nullable Integer nodes;

  @Option(
      names = "--node-cpu",
      defaultValue = NodeSpec.STANDARD_CPU,
      paramLabel = "<quantity>",
      description = "CPU capacity of each node (default: ${DEFAULT-VALUE}).")
  private String nodeCpu = "";

  @Option(
      names = "--node-memory",
      defaultValue = NodeSpec.STANDARD_MEMORY,
      paramLabel = "<quantity>",
      description = "Memory capacity of each node (default: ${DEFAULT-VALUE}).")
  private String nodeMemory = "";

  @Option(
      names = "--timings",
      defaultValue = "lab",
      paramLabel = "lab|kubernetes",
      description = "How fast a dead node is noticed (default: ${DEFAULT-VALUE}).")
  private String timings = "";

  @Option(names = "--lab-subnet", paramLabel = "<cidr>", description = "Addresses of the nodes.")
  private @Nullable String labSubnet;

  @Option(names = "--pod-cidr", paramLabel = "<cidr>", description = "Addresses of the pods.")
  private @Nullable String podCidr;

  @Option(
      names = "--service-cidr",
      defaultValue = "10.96.0.0/16",
      paramLabel = "<cidr>",
      description = "Addresses of the Services (default: ${DEFAULT-VALUE}).")
  private String serviceCidr = "";

  @Option(
      names = "--api-port",
      paramLabel = "<port>",
      description = "First of four host ports (default: 6443, or the next free ones).")
  private @Nullable Integer apiPort;

  @Option(
      names = "--dns-upstream",
      split = ",",
      paramLabel = "<address>",
      description = "Name servers for names outside the cluster (default: the host's).")
  private List<String> dnsUpstream = List.of();

  @Option(
      names = "--etcd-endpoint",
      paramLabel = "<url>",
      description = "Use this etcd instead of starting one; needs the three files below.")
  private @Nullable String etcdEndpoint;

  @Option(names = "--etcd-cafile", paramLabel = "<file>", description = "CA of that etcd.")
  private @Nullable String etcdCaFile;

  @Option(names = "--etcd-certfile", paramLabel = "<file>", description = "Client certificate.")
  private @Nullable String etcdCertFile;

  @Option(names = "--etcd-keyfile", paramLabel = "<file>", description = "Key of it.")
  private @Nullable String etcdKeyFile;

  @Option(
      names = "--unsafe-no-fsync",
      description = "Let etcd answer before its data is on the disk; for a throw-away lab.")
  private boolean unsafeNoFsync;

  ClusterWishes wishes() {
    requireQuantity("--node-cpu", nodeCpu);
    requireQuantity("--node-memory", nodeMemory);
    return new ClusterWishes(
        optional(nodes), nodeCpu, nodeMemory, parseTimings(), etcd(), network());
  }

  private ClusterWishes.Network network() {
    return new ClusterWishes.Network(
        subnet("--lab-subnet", labSubnet),
        subnet("--pod-cidr", podCidr),
        subnet("--service-cidr", serviceCidr).orElseThrow(),
        port(),
        dnsUpstream);
  }

  /** The first of four in a row. */
  private OptionalInt port() {
    if (apiPort != null && (apiPort < 1 || apiPort > MOST_PORT)) {
      throw CliException.usage(
          "--api-port must be between 1 and %d, not %d.".formatted(MOST_PORT, apiPort));
    }
    return optional(apiPort);
  }

  private EtcdSpec etcd() {
    if (etcdEndpoint == null) {
      return EtcdSpec.own(unsafeNoFsync);
    }
    if (etcdCaFile == null || etcdCertFile == null || etcdKeyFile == null) {
      throw CliException.usage(
          "--etcd-endpoint needs --etcd-cafile, --etcd-certfile and --etcd-keyfile: an etcd is reached with a client certificate only.");
    }
    return new EtcdSpec(etcdEndpoint, etcdCaFile, etcdCertFile, etcdKeyFile, false);
  }

  private Timings parseTimings() {
    return switch (timings.toLowerCase(Locale.ROOT)) {
      case "lab" -> Timings.LAB;
      case "kubernetes" -> Timings.KUBERNETES;
      default ->
          throw CliException.usage("--timings must be lab or kubernetes, not \"" + timings + "\".");
    };
  }

  private static Optional<Subnet> subnet(String flag, @Nullable String text) {
    try {
      return Optional.ofNullable(text).map(Subnet::parse);
    } catch (IllegalArgumentException e) {
      throw CliException.usage(flag + ": " + e.getMessage() + ".");
    }
  }

  private static void requireQuantity(String flag, String text) {
    try {
      if (Quantity.getAmountInBytes(Quantity.parse(text)).signum() > 0) {
        return;
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      // said below
    }
    throw CliException.usage(
        flag + " \"" + text + "\" must be a quantity above zero, such as 2, 500m or 2Gi.");
  }

  private static OptionalInt optional(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
