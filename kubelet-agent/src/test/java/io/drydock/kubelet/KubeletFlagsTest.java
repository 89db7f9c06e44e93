package io.drydock.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Quantity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class KubeletFlagsTest {
  private static final List<String> NEEDED =
      List.of(
          "--node-name=node-1",
          "--node-ip=10.89.0.11",
          "--server=10.89.0.1:6444",
          "--ca-file=ca.crt",
          "--cert-file=node.crt",
          "--key-file=node.key");

  @Test
  void defaults() {
    KubeletConfig config = parse();
    assertThat(config.node())
        .isEqualTo(
            new KubeletConfig.Node(
                "node-1",
                "10.89.0.11",
                "drydock",
                Map.of(
                    "cpu",
                    new Quantity("2"),
                    "memory",
                    new Quantity("2", "Gi"),
                    "pods",
                    new Quantity("110"))));
    assertThat(config.containers())
        .isEqualTo(
            new KubeletConfig.Containers(
                "docker",
                "unix:///var/run/docker.sock",
                "drydock.local/pause:1",
                Optional.empty(),
                Duration.ofMinutes(1)));
    assertThat(config.network())
        .isEqualTo(
            new KubeletConfig.Network(
                Path.of("/usr/lib/cni"),
                "10.244.0.0/16",
                "10.96.0.0/16",
                "10.96.0.10",
                "cluster.local"));
    assertThat(config.timing())
        .isEqualTo(
            new KubeletConfig.Timing(
                Duration.ofSeconds(10), Duration.ofSeconds(40), Duration.ofSeconds(10)));
    assertThat(config.local())
        .isEqualTo(new KubeletConfig.Local(Path.of("/var/lib/drydock/kubelet"), 10250, 10248));
  }

  @Test
  void lab() {
    KubeletConfig config =
        parse(
            "--node-lease-duration=3s",
            "--node-lease-renew-interval=500ms",
            "--capacity=cpu=500m,memory=1Gi,pods=10,example.com/disk=3");
    assertThat(config.timing().nodeLeaseRenewInterval()).isEqualTo(Duration.ofMillis(500));
    assertThat(config.node().capacity()).containsEntry("example.com/disk", new Quantity("3"));
  }

  @Test
  void wrongFlagsAreNamedWithTheirRemedy() {
    assertThatThrownBy(() -> parse("--capacity=cpu=2"))
        .hasMessage("--capacity=cpu=2 lacks memory: give cpu, memory and pods");
    assertThatThrownBy(() -> parse("--runtime=rkt")).hasMessageContaining("use docker");
    assertThatThrownBy(() -> parse("--node-lease-duration=3s"))
        .hasMessageContaining("must be shorter than --node-lease-duration");
  }

  @Test
  void missingFlagsAreNamed() {
    KubeletFlags parsed = new KubeletFlags();
    new CommandLine(new CommandLineHolder(parsed)).parseArgs();
    assertThatThrownBy(parsed::config).hasMessageContaining("--node-name is missing");
  }

  private static KubeletConfig parse(String... more) {
    List<String> flags = new ArrayList<>(NEEDED);
    flags.addAll(List.of(more));
    KubeletFlags parsed = new KubeletFlags();
    new CommandLine(new CommandLineHolder(parsed)).parseArgs(flags.toArray(String[]::new));
    return parsed.config();
  }

  @CommandLine.Command
  private static final class CommandLineHolder {
    @CommandLine.Mixin private final KubeletFlags flags;

    CommandLineHolder(KubeletFlags flags) {
      this.flags = flags;
    }
  }
}
