package io.drydock.kubeproxy.state;

import static io.drydock.kubeproxy.Objects.loadBalancer;
import static io.drydock.kubeproxy.Objects.ready;
import static io.drydock.kubeproxy.Objects.slice;
import static io.drydock.kubeproxy.Objects.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.kubeproxy.state.UdpFlow.Socket;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaleFlowsTest {

  private static final ThisNode NODE = new ThisNode("node-1", "10.89.0.11", "10.96.0.10");
  private static final ProxyState STATE =
      ProxyState.of(
          List.of(udp(loadBalancer("dns", "10.96.0.5", 30_053, "10.89.0.200").build())),
          List.of(udp(slice("dns", ready("10.244.1.2", "node-1")))),
          NODE);

  @ParameterizedTest
  @CsvSource({
    "10.96.0.5,   80,    10.244.1.2,  8080, false",
    "10.96.0.5,   80,    10.244.1.9,  8080, true",
    "10.96.0.5,   80,    10.244.1.2,  9999, true",
    "10.96.0.5,   80,    10.96.0.5,   80,   true",
    "10.96.0.5,   81,    10.244.1.9,  8080, false",
    "10.89.0.11,  30053, 10.244.1.9,  8080, true",
    "10.89.0.200, 80,    10.244.1.9,  8080, true",
    "10.96.0.10,  53,    10.96.0.10,  53,   false",
  })
  void areThoseThatEndElsewhere(String to, int port, String from, int fromPort, boolean stale) {
    var flow = new UdpFlow(new Socket(to, port), new Socket(from, fromPort));
    assertThat(StaleFlows.among(List.of(flow), STATE)).hasSize(stale ? 1 : 0);
  }
}
