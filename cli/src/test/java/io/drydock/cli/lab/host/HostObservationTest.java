package io.drydock.cli.lab.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.cli.lab.address.HostNetwork;
import io.drydock.cli.lab.address.Subnet;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class HostObservationTest {
  @Test
  void routesAreRangesWithTheirDevice() {
    var output =
        """
        default via 192.0.2.1 dev eth0
        172.17.0.0/16 dev docker0 proto kernel scope link src 172.17.0.1 linkdown
        10.8.0.1 via 10.8.0.2 dev tun0
        unreachable 10.9.0.0/16
        """;
    assertThat(HostRoutes.parse(output))
        .containsExactly(
            new HostNetwork.Use(Subnet.parse("172.17.0.0/16"), "docker0"),
            new HostNetwork.Use(Subnet.parse("10.8.0.1/32"), "tun0"));
  }

  @Test
  void aTakenPortNamesItsListener() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(HostPorts.listener(socket.getLocalPort()))
          .hasValueSatisfying(
              text -> assertThat(text).contains("pid " + ProcessHandle.current().pid()));
      socket.close();
      assertThat(HostPorts.listener(socket.getLocalPort())).isEmpty();
    }
  }

  @Test
  void aFailingCommandIsASentence() {
    assertThatThrownBy(() -> HostCommand.require("ip", "link", "show", "nosuchdevice"))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("`ip link show nosuchdevice` failed")
        .hasMessageContaining("does not exist");
  }

  @Test
  void processesAreNamedByPidAndStart() throws Exception {
    Process process = new ProcessBuilder("sleep", "60").start();
    assertThat(ProcFs.startTicks(process.pid())).isPresent();
    assertThat(ProcFs.proportionalSetSize(process.pid())).isPositive();
    process.destroyForcibly().waitFor();
    assertThat(ProcFs.startTicks(process.pid())).isEmpty();
  }
}
