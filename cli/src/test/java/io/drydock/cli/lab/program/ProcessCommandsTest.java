package io.drydock.cli.lab.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.TestClusters;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.cli.lab.spec.EtcdSpec;
import io.drydock.cli.lab.spec.Timings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessCommandsTest {
  @TempDir Path root;

  @BeforeEach
  void distribution() throws Exception {
    for (Program program : Program.values()) {
      Files.createDirectories(new Distribution(root).jars(program));
    }
  }

  @Test
  void theControlPlaneIsToldTheClustersAddresses() {
    assertThat(commands(TestClusters.twoNodes("lab")).controlPlane().command())
        .contains(
            "io.drydock.controlplane.ControlPlaneMain",
            "--secure-port=6443",
            "--grpc-port=6444",
            "--advertise-address=198.18.97.1",
            "--etcd-servers=https://127.0.0.1:6445",
            "--etcd-certfile=/state/lab/pki/drydock-apiserver.crt",
            "--service-cluster-ip-range=10.96.0.0/16",
            "--cluster-cidr=198.19.0.0/16",
            "--load-balancer-pool=198.18.97.200-198.18.97.250",
            "--node-monitor-grace-period=3s",
            "--default-toleration-seconds=1");
  }

  @Test
  void agentAndProxyAreToldTheirNode() {
    var spec = TestClusters.twoNodes("lab");
    var node = spec.node("node-2").orElseThrow();
    assertThat(commands(spec).agent(node).command())
        .contains(
            "--node-name=node-2",
            "--node-ip=198.18.97.12",
            "--server=198.18.97.1:6444",
            "--cert-file=/state/lab/pki/node-node-2.crt",
            "--capacity=cpu=500m,memory=1Gi,pods=110",
            "--cluster-name=lab",
            "--node-lease-renew-interval=1s");
    assertThat(commands(spec).proxy(node).command())
        .contains("--cert-file=/state/lab/pki/kube-proxy.crt", "--dns-upstream=192.0.2.53");
    assertThat(commands(spec).proxy(node).log())
        .hasToString("/state/lab/logs/node-2/kube-proxy.log");
  }

  @Test
  void kubernetesTimingsAreKubernetesDefaults() {
    assertThat(Timings.KUBERNETES.controlPlaneFlags())
        .containsExactly(
            "--node-monitor-period=5s",
            "--node-monitor-grace-period=40s",
            "--default-toleration-seconds=300");
    assertThat(Timings.KUBERNETES.agentFlags())
        .contains("--node-lease-duration=40s", "--node-lease-renew-interval=10s");
  }

  @Test
  void etcdWantsACertificateAndFsyncsUnlessToldNotTo() {
    assertThat(commands(TestClusters.twoNodes("lab")).etcd().command())
        .contains("--client-cert-auth=true", "--listen-client-urls=https://127.0.0.1:6445")
        .doesNotContain("--unsafe-no-fsync");
    assertThat(commands(withEtcd(EtcdSpec.own(true))).etcd().command())
        .contains("--unsafe-no-fsync");
  }

  @Test
  void anExistingEtcdIsUsedWithItsFiles() {
    var etcd = new EtcdSpec("https://10.0.0.5:2379", "/e/ca", "/e/crt", "/e/key", false);
    assertThat(commands(withEtcd(etcd)).controlPlane().command())
        .contains("--etcd-servers=https://10.0.0.5:2379", "--etcd-cafile=/e/ca");
  }

  @Test
  void theArchiveIsNamedAfterTheJars() throws Exception {
    var distribution = new Distribution(root);
    Path before = distribution.archive(Program.CLI);
    Files.writeString(distribution.jars(Program.CLI).resolve("a.jar"), "x");
    Path after = distribution.archive(Program.CLI);
    assertThat(after).isNotEqualTo(before);
    assertThat(distribution.java(Program.CLI, List.of()))
        .noneMatch(flag -> flag.startsWith("-XX:SharedArchiveFile"));
    Files.createDirectories(distribution.archives());
    Files.writeString(after, "");
    assertThat(distribution.java(Program.CLI, List.of()))
        .contains("-XX:SharedArchiveFile=" + after);
  }

  private static ClusterSpec withEtcd(EtcdSpec etcd) {
    var spec = TestClusters.twoNodes("lab");
    return new ClusterSpec(
        spec.name(),
        spec.addresses(),
        spec.ports(),
        etcd,
        spec.timings(),
        spec.dnsUpstream(),
        spec.nodes());
  }

  private ProcessCommands commands(ClusterSpec spec) {
    return new ProcessCommands(
        spec, new ClusterFolder(Path.of("/state/lab")), new Distribution(root));
  }
}
