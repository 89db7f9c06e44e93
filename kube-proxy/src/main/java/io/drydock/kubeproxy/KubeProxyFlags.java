package io.drydock.kubeproxy;

import io.drydock.client.TlsFiles;
import io.drydock.kubeproxy.state.Addresses;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of the proxy, named as kube-proxy and kubelet name theirs. */
final class KubeProxyFlags {

  @Option(names = "--node-name", description = "The name of this node.")
  private @Nullable String nodeName;

  @Option(names = "--node-ip", description = "The node's own IPv4 address.")
  private @Nullable String nodeIp;

  @Option(
      names = "--interface",
      defaultValue = "eth0",
      description = "Where load balancer addresses are announced (default: ${DEFAULT-VALUE}).")
  private String uplink = "eth0";

  @Option(names = "--server", description = "host:port of the control plane's gRPC door.")
  private @Nullable String server;

  @Option(names = "--ca-file", description = "Certificate of the cluster's CA (PEM).")
  private @Nullable Path caFile;

  @Option(names = "--cert-file", description = "The proxy's client certificate (PEM).")
  private @Nullable Path certFile;

  @Option(names = "--key-file", description = "Its private key (PEM, PKCS#8).")
  private @Nullable Path keyFile;

  @Option(
      names = "--cluster-cidr",
      defaultValue = "10.244.0.0/16",
      description = "The addresses of all pods (default: ${DEFAULT-VALUE}).")
  private String clusterCidr = "";

  @Option(
      names = "--cluster-dns",
      defaultValue = "10.96.0.10",
      description = "Where this node answers DNS (default: ${DEFAULT-VALUE}).")
  private String clusterDns = "";

  @Option(
      names = "--cluster-domain",
      defaultValue = "cluster.local",
      description = "What the cluster's names end in (default: ${DEFAULT-VALUE}).")
  private String clusterDomain = "";

  @Option(
      names = "--dns-upstream",
      description = "Resolvers for other names: ip[:port],… (default: those of /etc/resolv.conf).")
  private @Nullable String dnsUpstream;

  @Option(
      names = "--root-dir",
      defaultValue = "/var/lib/drydock/kube-proxy",
      description = "Where the proxy keeps its lock (default: ${DEFAULT-VALUE}).")
  private Path rootDir = Path.of("");

  @Option(
      names = "--health-port",
      defaultValue = "10256",
      description = "/livez, /readyz, /healthz, /metrics (default: ${DEFAULT-VALUE}).")
  private int healthPort;

  @Option(
      names = "--iptables-min-sync-period",
      defaultValue = "10ms",
      converter = DurationFlag.class,
      description = "How long changes are gathered (default: ${DEFAULT-VALUE}).")
  private Duration minSyncPeriod = Duration.ZERO;

  @Option(
      names = "--iptables-sync-period",
      defaultValue = "5s",
      converter = DurationFlag.class,
      description = "How often rules are compared with the kernel's (default: ${DEFAULT-VALUE}).")
  private Duration syncPeriod = Duration.ZERO;

  String uplink() {
    return uplink;
  }

  /**
   * @throws IllegalArgumentException naming the flag that is missing or wrong
   */
  KubeProxyConfig config() {
    return new KubeProxyConfig(
        new KubeProxyConfig.Node(
            required("--node-name", nodeName), ipv4("--node-ip", nodeIp), uplink),
        new KubeProxyConfig.Api(required("--server", server), tls()),
        network(),
        new KubeProxyConfig.Local(rootDir, healthPort),
        new KubeProxyConfig.Timing(minSyncPeriod, syncPeriod));
  }

  private KubeProxyConfig.Network network() {
    if (!Addresses.isIpv4Block(clusterCidr)) {
      throw new IllegalArgumentException(
          "--cluster-cidr=%s is no IPv4 block: give one like 10.244.0.0/16."
              .formatted(clusterCidr));
    }
    var dns = ipv4("--cluster-dns", clusterDns);
    var upstream =
        dnsUpstream == null
            ? UpstreamServers.ofSystem(Path.of("/etc/resolv.conf"), dns)
            : UpstreamServers.parse(dnsUpstream, dns);
    return new KubeProxyConfig.Network(clusterCidr, dns, clusterDomain, upstream);
  }

  private TlsFiles tls() {
    return new TlsFiles(
        required("--ca-file", caFile),
        required("--cert-file", certFile),
        required("--key-file", keyFile));
  }

  private static String ipv4(String flag, @Nullable String value) {
    var address = required(flag, value);
    if (!Addresses.isIpv4(address)) {
      throw new IllegalArgumentException(
          "%s=%s is no IPv4 address: give one like 10.89.0.11.".formatted(flag, address));
    }
    return address;
  }

  private static <T> T required(String flag, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "The flag %s is missing: give it a value.".formatted(flag));
    }
    return value;
  }
}
