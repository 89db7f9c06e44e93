package io.drydock.kubeproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.client.TlsFiles;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Fixes every name and every default. */
class KubeProxyFlagsTest {

  private static final List<String> LEAST =
      List.of(
          "--node-name=node-1",
          "--node-ip=10.89.0.11",
          "--server=10.89.0.1:6444",
          "--ca-file=ca.crt",
          "--cert-file=proxy.crt",
          "--key-file=proxy.key",
          "--dns-upstream=192.0.2.53");

  @Test
  void hasTheseDefaults() {
    assertThat(parse(LEAST))
        .isEqualTo(
            new KubeProxyConfig(
                new KubeProxyConfig.Node("node-1", "10.89.0.11", "eth0"),
                new KubeProxyConfig.Api(
                    "10.89.0.1:6444",
                    new TlsFiles(Path.of("ca.crt"), Path.of("proxy.crt"), Path.of("proxy.key"))),
                new KubeProxyConfig.Network(
                    "10.244.0.0/16",
                    "10.96.0.10",
                    "cluster.local",
                    List.of(new InetSocketAddress("192.0.2.53", 53))),
                new KubeProxyConfig.Local(Path.of("/var/lib/drydock/kube-proxy"), 10_256),
                new KubeProxyConfig.Timing(Duration.ofMillis(10), Duration.ofSeconds(5))));
  }

  @Test
  void takesTheseFlags() {
    var config =
        parse(
            with(
                "--interface=lab0",
                "--cluster-cidr=10.1.0.0/16",
                "--cluster-dns=10.2.0.10",
                "--cluster-domain=example.org",
                "--root-dir=/tmp/proxy",
                "--health-port=0",
                "--iptables-min-sync-period=1s",
                "--iptables-sync-period=1m"));
    assertThat(config.node().uplink()).isEqualTo("lab0");
    assertThat(config.network().clusterCidr()).isEqualTo("10.1.0.0/16");
    assertThat(config.network().clusterDns()).isEqualTo("10.2.0.10");
    assertThat(config.zone().domain()).hasToString("example.org.");
    assertThat(config.local()).isEqualTo(new KubeProxyConfig.Local(Path.of("/tmp/proxy"), 0));
    assertThat(config.timing())
        .isEqualTo(new KubeProxyConfig.Timing(Duration.ofSeconds(1), Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--node-ip=node-1 | --node-ip=node-1 is no IPv4 address",
        "--cluster-cidr=10.244.0.0 | --cluster-cidr=10.244.0.0 is no IPv4 block",
        "--cluster-dns=fd00::1 | --cluster-dns=fd00::1 is no IPv4 address",
        "--dns-upstream=dns.example | dns.example is no resolver",
        "--dns-upstream=10.96.0.10 | 10.96.0.10 is the cluster's own DNS",
        "--iptables-sync-period=5 | is no duration: write 10ms",
      })
  void saysWhatIsWrong(String flag, String complaint) {
    assertThatThrownBy(() -> parse(with(flag))).hasMessageContaining(complaint);
  }

  @Test
  void saysWhatIsMissing() {
    for (int i = 0; i < LEAST.size() - 1; i++) {
      var rest = new ArrayList<>(LEAST);
      var name = rest.remove(i).replaceFirst("=.*", "");
      assertThatThrownBy(() -> parse(rest))
          .hasMessage("The flag %s is missing: give it a value.".formatted(name));
    }
  }

  @Test
  void readsResolversOfTheSystemThatANodeCanReach(@TempDir Path folder) throws IOException {
    var file =
        Files.writeString(
            folder.resolve("resolv.conf"),
            """
            # comment
            search example.org
            nameserver 127.0.0.53
            nameserver 192.0.2.1
            nameserver 10.96.0.10
            nameserver fd00::1
            """);
    assertThat(UpstreamServers.ofSystem(file, "10.96.0.10"))
        .containsExactly(new InetSocketAddress("192.0.2.1", 53));
    assertThat(UpstreamServers.ofSystem(folder.resolve("none"), "10.96.0.10")).isEmpty();
  }

  private static List<String> with(String... more) {
    var names = java.util.Arrays.stream(more).map(flag -> flag.replaceFirst("=.*", "=")).toList();
    var flags =
        new ArrayList<>(
            LEAST.stream().filter(f -> names.stream().noneMatch(f::startsWith)).toList());
    flags.addAll(List.of(more));
    return flags;
  }

  private static KubeProxyConfig parse(List<String> flags) {
    var parsed = new KubeProxyFlags();
    var line = new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(parsed));
    var _ = line.parseArgs(flags.toArray(String[]::new));
    return parsed.config();
  }
}
