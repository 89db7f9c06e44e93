package io.drydock.kubeproxy.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.kubeproxy.backend.NodeLab;
import org.junit.jupiter.api.Test;

class DnsInterfaceTest {

  private static final String ADDRESS = "10.96.0.10";

  @Test
  void makesTheAddressTheNodesOwnOnceAndForItsPods() throws Exception {
    try (var lab = new NodeLab()) {
      lab.node(1);
      lab.pod(1, 2);
      var device = new DnsInterface(lab.commands("n1"));
      device.ensure(ADDRESS);
      device.ensure(ADDRESS);
      for (var from : new String[] {"n1", "p12"}) {
        assertThat(
                lab.commands(from)
                    .run("busybox", "ping", "-c", "1", "-W", "2", ADDRESS)
                    .succeeded())
            .isTrue();
      }
      lab.in("n1", "ip addr flush dev " + DnsInterface.NAME);
      device.ensure(ADDRESS);
      assertThat(lab.commands("n1").require("ip", "addr", "show")).contains(ADDRESS + "/32");
      device.remove();
      device.remove();
      assertThat(lab.commands("n1").require("ip", "addr", "show")).doesNotContain(ADDRESS);
    }
  }
}
