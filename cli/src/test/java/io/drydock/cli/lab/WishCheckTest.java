package io.drydock.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.cli.lab.address.Subnet;
import io.drydock.cli.lab.spec.EtcdSpec;
import io.drydock.cli.lab.spec.Timings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WishCheckTest {
  @Test
  void whoAsksForNothingGetsWhatThereIs() {
    assertThat(WishCheck.differences(TestClusters.twoNodes("lab"), ClusterWishes.standard()))
        .isEmpty();
  }

  @Test
  void everyOptionThatDiffersIsNamed() {
    var network =
        new ClusterWishes.Network(
            Optional.of(Subnet.parse("10.1.0.0/24")),
            Optional.of(Subnet.parse("10.2.0.0/16")),
            Subnet.parse("10.3.0.0/16"),
            OptionalInt.of(9000),
            List.of());
    var wishes =
        new ClusterWishes(
            OptionalInt.of(5), "2", "2Gi", Timings.KUBERNETES, EtcdSpec.own(true), network);
    assertThat(WishCheck.differences(TestClusters.twoNodes("lab"), wishes))
        .containsExactly(
            "--nodes",
            "--timings",
            "--etcd-endpoint or --unsafe-no-fsync",
            "--lab-subnet",
            "--pod-cidr",
            "--service-cidr",
            "--api-port");
  }
}
