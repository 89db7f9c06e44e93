package io.drydock.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.controlplane.pki.TestPki;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** Every flag's name and default. */
class ControlPlaneFlagsTest {
  @TempDir Path folder;

  @Command
  static final class Flags {
    @Mixin ControlPlaneFlags all = new ControlPlaneFlags();
  }

  private ControlPlaneConfig parse(String... arguments) {
    Flags flags = new Flags();
    new CommandLine(flags).parseArgs(arguments);
    return flags.all.config();
  }

  @Test
  void defaultsAreThoseOfKubernetes() {
    ControlPlaneConfig config = parse("--client-ca-file=" + new TestPki(folder).authority());

    assertThat(config.listen()).isEqualTo(new ControlPlaneConfig.Listen("0.0.0.0", 6443, 6444));
    assertThat(config.etcd().servers()).containsExactly(URI.create("https://127.0.0.1:2379"));
    assertThat(config.apiServer().serviceClusterIpRange()).isEqualTo("10.96.0.0/16");
    assertThat(config.apiServer().defaultToleration()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.apiServer().advertiseAddress()).isEqualTo("127.0.0.1");
    assertThat(config.apiServer().securePort()).isEqualTo(6443);
    assertThat(config.controllers().nodes().monitorPeriod()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.controllers().nodes().monitorGracePeriod()).isEqualTo(Duration.ofSeconds(40));
    assertThat(config.controllers().addresses().clusterCidr()).isEqualTo("10.244.0.0/16");
    assertThat(config.controllers().addresses().nodeCidrMaskSize()).isEqualTo(24);
    assertThat(config.controllers().addresses().loadBalancerPool()).isEmpty();
    assertThat(config.history()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void everyFlagHasItsPlace() {
    ControlPlaneConfig config =
        parse(
            "--client-ca-file=" + new TestPki(folder).authority(),
            "--bind-address=10.89.0.1",
            "--secure-port=1",
            "--grpc-port=2",
            "--advertise-address=10.89.0.1",
            "--etcd-servers=https://a:1,https://b:2",
            "--etcd-cafile=e.ca",
            "--etcd-certfile=e.crt",
            "--etcd-keyfile=e.key",
            "--tls-cert-file=s.crt",
            "--tls-private-key-file=s.key",
            "--kubelet-client-certificate=k.crt",
            "--kubelet-client-key=k.key",
            "--service-cluster-ip-range=10.97.0.0/16",
            "--cluster-cidr=10.245.0.0/16",
            "--node-cidr-mask-size=25",
            "--load-balancer-pool=10.89.0.200-10.89.0.250",
            "--cluster-dns=10.97.0.10",
            "--node-monitor-period=500ms",
            "--node-monitor-grace-period=3s",
            "--default-toleration-seconds=1",
            "--max-object-history=2h");

    assertThat(config.etcd().servers()).hasSize(2);
    assertThat(config.etcd().tls().key()).isEqualTo(Path.of("e.key"));
    assertThat(config.serving().certificate()).isEqualTo(Path.of("s.crt"));
    assertThat(config.kubelets().key()).isEqualTo(Path.of("k.key"));
    assertThat(config.apiServer().securePort()).isEqualTo(1);
    assertThat(config.apiServer().defaultToleration()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.controllers().nodes().monitorPeriod()).isEqualTo(Duration.ofMillis(500));
    assertThat(config.controllers().addresses().loadBalancerPool())
        .isEqualTo("10.89.0.200-10.89.0.250");
    assertThat(config.history()).isEqualTo(Duration.ofHours(2));
  }

  @ParameterizedTest
  @CsvSource({"500ms, 500", "40s, 40000", "1m30s, 90000", "1h, 3600000", "7, 7000", "1.5s, 1500"})
  void durationsAreWrittenAsInKubernetes(String text, long millis) {
    assertThat(new DurationConverter().convert(text)).hasMillis(millis);
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> parse("--client-ca-file=/nowhere/ca.crt"))
        .hasMessageContaining("--client-ca-file /nowhere/ca.crt cannot be read");
    assertThatThrownBy(() -> parse("--node-monitor-period=soon"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("'soon' is no duration; write for example 500ms");
  }
}
