package io.drydock.controlplane.controller.endpointslice;

import io.drydock.controlplane.controller.Samples;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.List;
import java.util.stream.IntStream;

/** A Service and its pods. */
final class EndpointSamples {

  private EndpointSamples() {}

  static Service service() {
    return new ServiceBuilder()
        .withNewMetadata()
        .withNamespace("default")
        .withName("web")
        .withUid("service-web")
        .addToLabels("team", "shop")
        .endMetadata()
        .withNewSpec()
        .withClusterIP("10.96.0.7")
        .addToSelector("app", "web")
        .addNewPort()
        .withPort(80)
        .withProtocol("TCP")
        .withTargetPort(new IntOrString(8080))
        .endPort()
        .endSpec()
        .build();
  }

  /** Pod number n, ready, at 10.244.(n / 250).(n % 250). */
  static Pod backend(int n) {
    return new PodBuilder(Samples.pod("p" + n, Samples.replicaSet("web-1", 1, "web:1")))
        .editStatus()
        .withPodIP("10.244.%d.%d".formatted(n / 250, n % 250))
        .endStatus()
        .build();
  }

  static List<Pod> backends(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(EndpointSamples::backend).toList();
  }
}
