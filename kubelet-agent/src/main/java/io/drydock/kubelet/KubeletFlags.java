package io.drydock.kubelet;

import io.drydock.client.TlsFiles;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of the agent, named as kubelet names its own where it has them. */
final class KubeletFlags {

  @Option(names = "--node-name", description = "The name of this node.")
  private @Nullable String nodeName;

  @Option(names = "--node-ip", description = "The node's own IPv4 address.")
  private @Nullable String nodeIp;

  @Option(names = "--server", description = "host:port of the control plane's gRPC door.")
  private @Nullable String server;

  @Option(names = "--ca-file", description = "Certificate of the cluster's CA (PEM).")
  private @Nullable Path caFile;

  @Option(names = "--cert-file", description = "The node's certificate, client and server (PEM).")
  private @Nullable Path certFile;

  @Option(names = "--key-file", description = "Its private key (PEM, PKCS#8).")
  private @Nullable Path keyFile;

  @Option(
      names = "--root-dir",
      defaultValue = "/var/lib/drydock/kubelet",
      description = "Where volumes and network state lie (default: ${DEFAULT-VALUE}).")
  private Path rootDir = Path.of("");

  @Option(
      names = "--docker-host",
      defaultValue = "unix:///var/run/docker.sock",
      description = "The container engine's socket (default: ${DEFAULT-VALUE}).")
  private String dockerHost = "";

  @Option(
      names = "--cluster-name",
      defaultValue = "drydock",
      description = "Keeps clusters on one machine apart (default: ${DEFAULT-VALUE}).")
  private String clusterName = "";

  @Option(
      names = "--cluster-dns",
      defaultValue = "10.96.0.10",
      description = "The name server of pods (default: ${DEFAULT-VALUE}).")
  private String clusterDns = "";

  @Option(
      names = "--cluster-domain",
      defaultValue = "cluster.local",
      description = "What the cluster's names end in (default: ${DEFAULT-VALUE}).")
  private String clusterDomain = "";

  @Option(
      names = "--cni-bin-dir",
      defaultValue = "/usr/lib/cni",
      description = "Where the CNI plugins lie (default: ${DEFAULT-VALUE}).")
  private Path cniBinDir = Path.of("");

  @Option(
      names = "--cluster-cidr",
      defaultValue = "10.244.0.0/16",
      description = "The addresses of all pods (default: ${DEFAULT-VALUE}).")
  private String clusterCidr = "";

  @Option(
      names = "--service-cluster-ip-range",
      defaultValue = "10.96.0.0/16",
      description = "The addresses of all Services (default: ${DEFAULT-VALUE}).")
  private String serviceCidr = "";

  @Option(
      names = "--capacity",
      defaultValue = "cpu=2,memory=2Gi,pods=110",
      description = "What the node offers its pods (default: ${DEFAULT-VALUE}).")
  private String capacity = "";

  @Option(
      names = "--node-status-update-frequency",
      defaultValue = "10s",
      converter = DurationFlag.class,
      description = "How often an unchanged status is written (default: ${DEFAULT-VALUE}).")
  private Duration nodeStatusUpdateFrequency = Duration.ZERO;

  @Option(
      names = "--node-lease-duration",
      defaultValue = "40s",
      converter = DurationFlag.class,
      description = "How long the node counts as alive (default: ${DEFAULT-VALUE}).")
  private Duration nodeLeaseDuration = Duration.ZERO;

  @Option(
      names = "--node-lease-renew-interval",
      defaultValue = "10s",
      converter = DurationFlag.class,
      description = "How often it says so (default: ${DEFAULT-VALUE}).")
  private Duration nodeLeaseRenewInterval = Duration.ZERO;

  @Option(
      names = "--port",
      defaultValue = "10250",
      description = "Where the control plane calls the node (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--health-port",
      defaultValue = "10248",
      description = "/livez, /readyz, /healthz, /metrics (default: ${DEFAULT-VALUE}).")
  private int healthPort;

  @Option(
      names = "--substitutes",
      description = "YAML: which local images stand in for which others (default: none).")
  private @Nullable Path substitutes;

  @Option(
      names = "--runtime",
      defaultValue = "docker",
      description = "What runs the containers: docker (default: ${DEFAULT-VALUE}).")
  private String runtime = "";

  @Option(
      names = "--pod-infra-container-image",
      defaultValue = "drydock.local/pause:1",
      description = "The image of sandboxes (default: ${DEFAULT-VALUE}).")
  private String sandboxImage = "";

  @Option(
      names = "--image-pull-progress-deadline",
      defaultValue = "1m",
      converter = DurationFlag.class,
      description = "How long a registry may be silent (default: ${DEFAULT-VALUE}).")
  private Duration pullPatience = Duration.ZERO;

  /**
   * @throws IllegalArgumentException naming the flag that is missing or wrong
   */
  KubeletConfig config() {
    if (!runtime.equals("docker")) {
      throw new IllegalArgumentException("--runtime=" + runtime + " is not known: use docker.");
    }
    return new KubeletConfig(
        new KubeletConfig.Node(
            required("--node-name", nodeName),
            address("--node-ip", required("--node-ip", nodeIp)),
            clusterName,
            CapacityFlag.parse(capacity)),
        new KubeletConfig.Api(required("--server", server), tls()),
        new KubeletConfig.Containers(
            runtime, dockerHost, sandboxImage, readable(substitutes), pullPatience),
        new KubeletConfig.Network(
            cniBinDir,
            clusterCidr,
            serviceCidr,
            address("--cluster-dns", clusterDns),
            clusterDomain),
        timing(),
        new KubeletConfig.Local(rootDir.toAbsolutePath().normalize(), port, healthPort));
  }

  private KubeletConfig.Timing timing() {
    if (nodeLeaseRenewInterval.compareTo(nodeLeaseDuration) >= 0) {
      throw new IllegalArgumentException(
          "--node-lease-renew-interval must be shorter than --node-lease-duration: the node would"
              + " be taken for dead between two renewals.");
    }
    return new KubeletConfig.Timing(
        nodeStatusUpdateFrequency, nodeLeaseDuration, nodeLeaseRenewInterval);
  }

  private TlsFiles tls() {
    return new TlsFiles(
        required("--ca-file", caFile),
        required("--cert-file", certFile),
        required("--key-file", keyFile));
  }

  private static Optional<Path> readable(@Nullable Path file) {
    if (file != null && !Files.isReadable(file)) {
      throw new IllegalArgumentException(
          "--substitutes=" + file + " cannot be read: check the path.");
    }
    return Optional.ofNullable(file);
  }

  private static String address(String flag, String value) {
    try {
      return InetAddress.ofLiteral(value).getHostAddress();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          flag + "=" + value + " is no address: give one like 10.89.0.11.", e);
    }
  }

  private static <T> T required(String flag, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("The flag " + flag + " is missing: give it a value.");
    }
    return value;
  }
}
