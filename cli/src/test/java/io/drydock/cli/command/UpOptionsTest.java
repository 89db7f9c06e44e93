package io.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.cli.lab.ClusterWishes;
import io.drydock.cli.lab.address.Subnet;
import io.drydock.cli.lab.spec.EtcdSpec;
import io.drydock.cli.lab.spec.Timings;
import io.drydock.cli.output.CliException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class UpOptionsTest {
  @Command
  private static final class Holder {
    @Mixin UpOptions options = new UpOptions();
  }

  @Test
  void namesAndDefaultsAreFixed() {
    assertThat(parse())
        .isEqualTo(
            new ClusterWishes(
                OptionalInt.empty(),
                "2",
                "2Gi",
                Timings.LAB,
                EtcdSpec.own(false),
                new ClusterWishes.Network(
                    Optional.empty(),
                    Optional.empty(),
                    Subnet.parse("10.96.0.0/16"),
                    OptionalInt.empty(),
                    List.of())));
    assertThat(parse()).isEqualTo(ClusterWishes.standard());
  }

  @Test
  void everyOptionIsHeard() {
    assertThat(
            parse(
                "--nodes=5",
                "--node-cpu=500m",
                "--node-memory=1Gi",
                "--timings=kubernetes",
                "--lab-subnet=10.1.0.0/24",
                "--pod-cidr=10.2.0.0/16",
                "--service-cidr=10.3.0.0/16",
                "--api-port=7443",
                "--dns-upstream=1.1.1.1,9.9.9.9",
                "--etcd-endpoint=https://e:2379",
                "--etcd-cafile=/ca",
                "--etcd-certfile=/crt",
                "--etcd-keyfile=/key"))
        .isEqualTo(
            new ClusterWishes(
                OptionalInt.of(5),
                "500m",
                "1Gi",
                Timings.KUBERNETES,
                new EtcdSpec("https://e:2379", "/ca", "/crt", "/key", false),
                new ClusterWishes.Network(
                    Optional.of(Subnet.parse("10.1.0.0/24")),
                    Optional.of(Subnet.parse("10.2.0.0/16")),
                    Subnet.parse("10.3.0.0/16"),
                    OptionalInt.of(7443),
                    List.of("1.1.1.1", "9.9.9.9"))));
    assertThat(parse("--unsafe-no-fsync").etcd().unsafeNoFsync()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "--timings=fast, lab or kubernetes",
    "--api-port=70000, --api-port",
    "--node-cpu=much, --node-cpu",
    "--node-memory=0, --node-memory",
    "--lab-subnet=10.1, --lab-subnet",
    "--etcd-endpoint=https://e:1, --etcd-cafile"
  })
  void aWrongValueIsAUsageErrorThatNamesTheFlag(String argument, String words) {
    assertThatThrownBy(() -> parse(argument))
        .isInstanceOfSatisfying(CliException.class, e -> assertThat(e.exitCode()).isEqualTo(2))
        .hasMessageContaining(words);
  }

  private static ClusterWishes parse(String... arguments) {
    var holder = new Holder();
    new CommandLine(holder).parseArgs(arguments);
    return holder.options.wishes();
  }
}
