package io.drydock.kubeproxy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.ObjectKey;
import io.drydock.kubeproxy.state.Backends;
import io.drydock.kubeproxy.state.Frontend;
import io.drydock.kubeproxy.state.Policy;
import io.drydock.kubeproxy.state.PortName;
import io.drydock.kubeproxy.state.Protocol;
import io.drydock.kubeproxy.state.RoutedPort;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that anyone can see in a real cluster with kube-proxy in iptables mode. */
class ChainNamesTest {

  @ParameterizedTest
  @CsvSource({
    "default,     kubernetes, https,   TCP, KUBE-SVC-NPX46M4PTMTKRN6Y",
    "kube-system, kube-dns,   dns,     UDP, KUBE-SVC-TCOU7JCQXEZGVUNU",
    "kube-system, kube-dns,   dns-tcp, TCP, KUBE-SVC-ERIFXISQEP7F7OF4",
    "kube-system, kube-dns,   metrics, TCP, KUBE-SVC-JD5MR3NA4I4DYORP",
  })
  void areThoseOfKubernetes(
      String namespace, String service, String port, Protocol protocol, String chain) {
    var name = new PortName(new ObjectKey(namespace, service), port);
    var frontend = new Frontend("10.96.0.1", 443, 0, List.of(), List.of());
    var backends = new Backends(List.of(), List.of());
    assertThat(
            ChainNames.cluster(new RoutedPort(name, protocol, frontend, Policy.DEFAULT, backends)))
        .isEqualTo(chain);
  }
}
