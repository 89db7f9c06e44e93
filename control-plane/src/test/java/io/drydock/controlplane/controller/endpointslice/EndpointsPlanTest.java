package io.drydock.controlplane.controller.endpointslice;

import static io.drydock.controlplane.controller.endpointslice.EndpointSamples.backend;
import static io.drydock.controlplane.controller.endpointslice.EndpointSamples.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.controlplane.controller.Samples;
import io.fabric8.kubernetes.api.model.EndpointAddress;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointsPlanTest {

  @Test
  void tellsReadyFromNotReady() {
    Endpoints endpoints =
        wanted(
            List.of(
                backend(1),
                Samples.ready(backend(2), false, Samples.NOW),
                Samples.terminating(backend(3))));

    assertThat(Samples.name(endpoints)).isEqualTo("web");
    assertThat(endpoints.getMetadata().getLabels()).containsExactly(Map.entry("team", "shop"));
    assertThat(endpoints.getSubsets())
        .singleElement()
        .satisfies(s -> {
          assertThat(s.getAddresses())
              .extracting(EndpointAddress::getIp)
              .containsExactly("10.244.0.1");
          assertThat(s.getNotReadyAddresses())
              .extracting(EndpointAddress::getIp)
              .containsExactly("10.244.0.2");
          assertThat(s.getPorts()).singleElement().matches(p -> p.getPort() == 8080);
        });
  }

  @Test
  void aServiceWithoutPodsHasNoSubsets() {
    assertThat(wanted(List.of()).getSubsets()).isEmpty();
  }

  @Test
  void settledDecidesNothing() {
    var pods = List.of(backend(1), backend(2));

    assertThat(decide(service(), pods, Optional.of(wanted(pods)))).isEmpty();
  }

  @Test
  void updatesWhatChanged() {
    var before = wanted(List.of(backend(1)));

    assertThat(decide(service(), List.of(backend(2)), Optional.of(before)))
        .containsInstanceOf(EndpointAction.UpdateEndpoints.class);
  }

  private static Endpoints wanted(List<Pod> pods) {
    var action = decide(service(), pods, Optional.empty()).orElseThrow();
    return ((EndpointAction.CreateEndpoints) action).endpoints();
  }

  private static Optional<EndpointAction> decide(
      Service service, List<Pod> pods, Optional<Endpoints> present) {
    return EndpointsPlan.decide(
        new ServiceObservation(service, pods, List.of(), present, Map.of()));
  }
}
