package io.drydock.controlplane;

import io.drydock.client.TlsFiles;
import io.drydock.controlplane.apiserver.ApiServerConfig;
import io.drydock.controlplane.apiserver.token.TokenConfig;
import io.drydock.controlplane.controller.AddressConfig;
import io.drydock.controlplane.controller.ControllersConfig;
import io.drydock.controlplane.controller.node.NodeLifecycleConfig;
import io.drydock.controlplane.store.EtcdConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags, named as kube-apiserver and kube-controller-manager name them. */
final class ControlPlaneFlags {
  @Option(names = "--bind-address", defaultValue = "0.0.0.0", description = "Address to listen on.")
  String bindAddress = "";

  @Option(names = "--secure-port", defaultValue = "6443", description = "REST door.")
  int securePort;

  @Option(names = "--grpc-port", defaultValue = "6444", description = "gRPC door.")
  int grpcPort;

  @Option(
      names = "--advertise-address",
      defaultValue = "127.0.0.1",
      description = "Where nodes and pods reach this control plane.")
  String advertiseAddress = "";

  @Option(names = "--etcd-servers", split = ",", defaultValue = "https://127.0.0.1:2379")
  List<URI> etcdServers = List.of();

  @Option(names = "--etcd-cafile")
  @Nullable Path etcdCa;

  @Option(names = "--etcd-certfile")
  @Nullable Path etcdCertificate;

  @Option(names = "--etcd-keyfile")
  @Nullable Path etcdKey;

  @Option(
      names = "--client-ca-file",
      defaultValue = "ca.crt",
      description = "CA that signed the certificates of clients and agents.")
  Path clientCa = Path.of("");

  @Option(names = "--tls-cert-file", defaultValue = "apiserver.crt")
  Path tlsCertificate = Path.of("");

  @Option(names = "--tls-private-key-file", defaultValue = "apiserver.key")
  Path tlsKey = Path.of("");

  @Option(
      names = "--kubelet-client-certificate",
      defaultValue = "kube-apiserver-kubelet-client.crt")
  Path kubeletCertificate = Path.of("");

  @Option(names = "--kubelet-client-key", defaultValue = "kube-apiserver-kubelet-client.key")
  Path kubeletKey = Path.of("");

  @Option(
      names = "--service-account-key-file",
      description = "Certificate of the key that signs service accounts' tokens.")
  @Nullable Path serviceAccountCertificate;

  @Option(
      names = "--service-account-signing-key-file",
      description = "That key; without both, tokens end with this process.")
  @Nullable Path serviceAccountKey;

  @Option(names = "--service-cluster-ip-range", defaultValue = "10.96.0.0/16")
  String serviceClusterIpRange = "";

  @Option(
      names = "--cluster-cidr",
      defaultValue = "10.244.0.0/16",
      description = "All pods' range.")
  String clusterCidr = "";

  @Option(names = "--node-cidr-mask-size", defaultValue = "24")
  int nodeCidrMaskSize;

  @Option(
      names = "--load-balancer-pool",
      defaultValue = "",
      description = "<first>-<last>, or nothing.")
  String loadBalancerPool = "";

  @Option(names = "--cluster-dns", defaultValue = "10.96.0.10")
  String clusterDns = "";

  @Option(names = "--node-monitor-period", defaultValue = "5s", converter = DurationConverter.class)
  Duration nodeMonitorPeriod = Duration.ZERO;

  @Option(
      names = "--node-monitor-grace-period",
      defaultValue = "40s",
      converter = DurationConverter.class)
  Duration nodeMonitorGracePeriod = Duration.ZERO;

  @Option(
      names = "--default-toleration-seconds",
      defaultValue = "300",
      converter = DurationConverter.class,
      description = "How long pods stay on a node that is not ready or unreachable.")
  Duration defaultToleration = Duration.ZERO;

  @Option(
      names = "--max-object-history",
      defaultValue = "1h",
      converter = DurationConverter.class,
      description = "How long etcd keeps old revisions.")
  Duration history = Duration.ZERO;

  ControlPlaneConfig config() {
    return new ControlPlaneConfig(
        new ControlPlaneConfig.Listen(bindAddress, securePort, grpcPort),
        new EtcdConfig(etcdServers, etcdTls(), Duration.ofSeconds(5)),
        new TlsFiles(clientCa, tlsCertificate, tlsKey),
        new TlsFiles(clientCa, kubeletCertificate, kubeletKey),
        new ApiServerConfig(
            serviceClusterIpRange, defaultToleration, advertiseAddress, securePort, tokens()),
        controllers(),
        history);
  }

  private TokenConfig tokens() {
    return serviceAccountCertificate == null || serviceAccountKey == null
        ? TokenConfig.ephemeral()
        : TokenConfig.read(serviceAccountCertificate, serviceAccountKey);
  }

  private EtcdConfig.@Nullable Tls etcdTls() {
    return etcdCa == null || etcdCertificate == null || etcdKey == null
        ? null
        : new EtcdConfig.Tls(etcdCa, etcdCertificate, etcdKey);
  }

  private ControllersConfig controllers() {
    return ControllersConfig.DEFAULTS
        .withClusterCa(authority())
        .withNodes(new NodeLifecycleConfig(nodeMonitorPeriod, nodeMonitorGracePeriod))
        .withAddresses(new AddressConfig(clusterCidr, nodeCidrMaskSize, loadBalancerPool));
  }

  private String authority() {
    try {
      return Files.readString(clientCa);
    } catch (IOException e) {
      throw new IllegalStateException(
          "--client-ca-file %s cannot be read: name the CA certificate of the cluster"
              .formatted(clientCa),
          e);
    }
  }
}
