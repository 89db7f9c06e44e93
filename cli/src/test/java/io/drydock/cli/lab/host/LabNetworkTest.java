package io.drydock.cli.lab.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.TestClusters;
import io.drydock.cli.lab.address.AddressPlan;
import io.drydock.cli.lab.address.Subnet;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On the host's real bridge and firewall. */
class LabNetworkTest {
  private final AddressPlan plan =
      new AddressPlan(
          96,
          Subnet.parse("198.18.96.0/24"),
          Subnet.parse("198.19.128.0/17"),
          TestClusters.twoNodes("x").addresses().services());
  private final LabNetwork network =
      new LabNetwork(new ClusterFolder(Path.of("/ddl-home/ddl-net")));

  @AfterEach
  void remove() {
    network.remove();
  }

  @Test
  void isMadeOnceAndRemovedWithoutARemainder() {
    network.ensure(plan);
    network.ensure(plan);
    assertThat(network.present())
        .hasSize(5)
        .contains("interface dd96")
        .anyMatch(thing -> thing.contains("-s 198.18.96.0/24 ! -o dd96"))
        .anyMatch(thing -> thing.contains("-s 198.19.128.0/17 ! -o dd96"));
    assertThat(HostCommand.require("ip", "-4", "address", "show", "dd96"))
        .contains("198.18.96.1/24");
    LabNetwork.route("198.19.129.0/24", "198.18.96.11", "dd96");
    assertThat(HostRoutes.observe().uses()).anyMatch(use -> use.device().equals("dd96"));
    network.remove();
    assertThat(network.present()).isEmpty();
    assertThat(HostRoutes.observe().uses()).noneMatch(use -> use.device().equals("dd96"));
  }

  @Test
  void itsOwnerIsKnownWhoeverAsks() {
    assertThat(network.owner()).isEmpty();
    network.ensure(plan);
    var elsewhere = new LabNetwork(new ClusterFolder(Path.of("/elsewhere/ddl-net")));
    assertThat(elsewhere.owner()).contains(Path.of("/ddl-home/ddl-net"));
    assertThat(network.owner()).contains(Path.of("/ddl-home/ddl-net"));
  }

  @Test
  void anotherClustersNetworkIsLeftAlone() {
    network.ensure(plan);
    new LabNetwork(new ClusterFolder(Path.of("/ddl-home/ddl-ne"))).remove();
    assertThat(network.present()).hasSize(5);
  }
}
