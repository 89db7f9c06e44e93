package io.drydock.cli.lab.program;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.pki.ClusterIdentities;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.cli.lab.spec.NodeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command line of each of a cluster's processes; pure. Flags are named as Kubernetes names
 * them.
 */
public final class ProcessCommands {
  public static final String ETCD = "etcd";
  public static final String CONTROL_PLANE = "control-plane";
  private final ClusterSpec spec;
  private final ClusterFolder folder;
  private final Distribution distribution;

  public ProcessCommands(ClusterSpec spec, ClusterFolder folder, Distribution distribution) {
    this.spec = spec;
    this.folder = folder;
    this.distribution = distribution;
  }

  public static String agentName(String node) {
    return node + "/kubelet-agent";
  }

  public static String proxyName(String node) {
    return node + "/kube-proxy";
  }

  public ProcessSpec etcd() {
    String client = "https://127.0.0.1:" + spec.ports().etcd();
    String peer = "https://127.0.0.1:" + spec.ports().etcdPeer();
    var command =
        new ArrayList<>(
            List.of(
                "etcd",
                "--name=drydock",
                "--data-dir=" + folder.etcd().resolve("data"),
                "--listen-client-urls=" + client,
                "--advertise-client-urls=" + client,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=drydock=" + peer,
                "--client-cert-auth=true",
                "--trusted-ca-file=" + folder.certificateAuthority(),
                "--cert-file=" + folder.certificate(ClusterIdentities.ETCD_SERVER),
                "--key-file=" + folder.key(ClusterIdentities.ETCD_SERVER),
                "--peer-client-cert-auth=true",
                "--peer-trusted-ca-file=" + folder.certificateAuthority(),
                "--peer-cert-file=" + folder.certificate(ClusterIdentities.ETCD_SERVER),
                "--peer-key-file=" + folder.key(ClusterIdentities.ETCD_SERVER),
                "--max-request-bytes=3145728",
                "--logger=zap",
                "--log-level=warn"));
    if (spec.etcd().unsafeNoFsync()) {
      command.add("--unsafe-no-fsync");
    }
    return new ProcessSpec(ETCD, List.copyOf(command), folder.log(ETCD));
  }

  public ProcessSpec controlPlane() {
    var plan = spec.addresses();
    var flags =
        Stream.of(
                List.of(
                    "--bind-address=0.0.0.0",
                    "--secure-port=" + spec.ports().api(),
                    "--grpc-port=" + spec.ports().grpc(),
                    "--advertise-address=" + plan.gateway(),
                    "--client-ca-file=" + folder.certificateAuthority(),
                    "--tls-cert-file=" + folder.certificate(ClusterIdentities.CONTROL_PLANE),
                    "--tls-private-key-file=" + folder.key(ClusterIdentities.CONTROL_PLANE),
                    "--kubelet-client-certificate="
                        + folder.certificate(ClusterIdentities.KUBELET_CLIENT),
                    "--kubelet-client-key=" + folder.key(ClusterIdentities.KUBELET_CLIENT),
                    "--service-account-key-file="
                        + folder.certificate(ClusterIdentities.SERVICE_ACCOUNTS),
                    "--service-account-signing-key-file="
                        + folder.key(ClusterIdentities.SERVICE_ACCOUNTS),
                    "--service-cluster-ip-range=" + plan.services(),
                    "--cluster-cidr=" + plan.pods(),
                    "--node-cidr-mask-size=24",
                    "--load-balancer-pool=" + plan.loadBalancerPool(),
                    "--cluster-dns=" + plan.clusterDns()),
                etcdClientFlags(),
                spec.timings().controlPlaneFlags())
            .flatMap(List::stream)
            .toList();
    return new ProcessSpec(
        CONTROL_PLANE, distribution.java(Program.CONTROL_PLANE, flags), folder.log(CONTROL_PLANE));
  }

  public ProcessSpec agent(NodeSpec node) {
    var flags =
        Stream.of(
                nodeFlags(node),
                tlsFlags(ClusterIdentities.node(node.name())),
                List.of(
                    "--root-dir=" + folder.node(node.name()).resolve("kubelet"),
                    "--cluster-name=" + spec.name(),
                    "--service-cluster-ip-range=" + spec.addresses().services(),
                    "--capacity=cpu=%s,memory=%s,pods=110".formatted(node.cpu(), node.memory()),
                    "--substitutes="
                        + distribution.root().resolve("deploy/images/substitutes.yaml")),
                spec.timings().agentFlags())
            .flatMap(List::stream)
            .toList();
    String name = agentName(node.name());
    return new ProcessSpec(name, distribution.java(Program.KUBELET_AGENT, flags), folder.log(name));
  }

  public ProcessSpec proxy(NodeSpec node) {
    var flags =
        Stream.of(
                nodeFlags(node),
                tlsFlags(ClusterIdentities.PROXY),
                List.of(
                    "--root-dir=" + folder.node(node.name()).resolve("kube-proxy"),
                    "--dns-upstream=" + String.join(",", spec.dnsUpstream())))
            .flatMap(List::stream)
            .toList();
    String name = proxyName(node.name());
    return new ProcessSpec(name, distribution.java(Program.KUBE_PROXY, flags), folder.log(name));
  }

  private List<String> nodeFlags(NodeSpec node) {
    return List.of(
        "--node-name=" + node.name(),
        "--node-ip=" + spec.address(node),
        "--server=" + spec.addresses().gateway() + ":" + spec.ports().grpc(),
        "--cluster-cidr=" + spec.addresses().pods(),
        "--cluster-dns=" + spec.addresses().clusterDns(),
        "--cluster-domain=cluster.local");
  }

  private List<String> tlsFlags(String identity) {
    return List.of(
        "--ca-file=" + folder.certificateAuthority(),
        "--cert-file=" + folder.certificate(identity),
        "--key-file=" + folder.key(identity));
  }

  private List<String> etcdClientFlags() {
    var etcd = spec.etcd();
    if (etcd.external()) {
      return List.of(
          "--etcd-servers=" + etcd.endpoint(),
          "--etcd-cafile=" + etcd.caFile(),
          "--etcd-certfile=" + etcd.certFile(),
          "--etcd-keyfile=" + etcd.keyFile());
    }
    return List.of(
        "--etcd-servers=https://127.0.0.1:" + spec.ports().etcd(),
        "--etcd-cafile=" + folder.certificateAuthority(),
        "--etcd-certfile=" + folder.certificate(ClusterIdentities.ETCD_CLIENT),
        "--etcd-keyfile=" + folder.key(ClusterIdentities.ETCD_CLIENT));
  }
}
