package io.drydock.controlplane.controller.endpointslice;

import static io.drydock.controlplane.controller.endpointslice.EndpointSamples.backend;
import static io.drydock.controlplane.controller.endpointslice.EndpointSamples.backends;
import static io.drydock.controlplane.controller.endpointslice.EndpointSamples.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Owners;
import io.drydock.controlplane.controller.Samples;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointSlicePlanTest {

  private final List<EndpointSlice> slices = new ArrayList<>();
  private int made;

  @Test
  void describesAPod() {
    apply(service(), List.of(backend(1)));

    EndpointSlice slice = only();
    assertThat(slice.getMetadata().getLabels())
        .containsEntry("kubernetes.io/service-name", "web")
        .containsEntry("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io")
        .containsEntry("team", "shop");
    assertThat(Owners.isControlledBy(slice, service())).isTrue();
    assertThat(slice.getAddressType()).isEqualTo("IPv4");
    assertThat(slice.getPorts())
        .singleElement()
        .satisfies(p -> {
          assertThat(p.getName()).isEmpty();
          assertThat(p.getPort()).isEqualTo(8080);
          assertThat(p.getProtocol()).isEqualTo("TCP");
        });
    Endpoint endpoint = slice.getEndpoints().getFirst();
    assertThat(endpoint.getAddresses()).containsExactly("10.244.0.1");
    assertThat(endpoint.getNodeName()).isEqualTo("node-1");
    assertThat(endpoint.getZone()).isEqualTo("zone-a");
    assertThat(endpoint.getTargetRef().getKind()).isEqualTo("Pod");
    assertThat(endpoint.getTargetRef().getName()).isEqualTo("p1");
    assertThat(endpoint.getTargetRef().getUid()).isEqualTo("pod-p1");
  }

  @ParameterizedTest
  @CsvSource({
    // pod ready, terminating, published though not ready -> ready, serving, terminating
    "true,  false, false, true,  true,  false",
    "false, false, false, false, false, false",
    "true,  true,  false, false, true,  true",
    "false, true,  false, false, false, true",
    "false, false, true,  true,  false, false",
    "false, true,  true,  true,  false, true",
  })
  void tellsConditions(
      boolean podReady,
      boolean going,
      boolean published,
      boolean ready,
      boolean serving,
      boolean terminating) {
    Pod pod = Samples.ready(backend(1), podReady, Samples.NOW);
    Service service =
        new ServiceBuilder(service())
            .editSpec()
            .withPublishNotReadyAddresses(published)
            .endSpec()
            .build();

    apply(service, List.of(going ? Samples.terminating(pod) : pod));

    var conditions = only().getEndpoints().getFirst().getConditions();
    assertThat(conditions.getReady()).isEqualTo(ready);
    assertThat(conditions.getServing()).isEqualTo(serving);
    assertThat(conditions.getTerminating()).isEqualTo(terminating);
  }

  @Test
  void leavesOutPodsThatCannotBeReached() {
    Pod withoutAddress =
        new PodBuilder(backend(1)).editStatus().withPodIP(null).endStatus().build();

    apply(service(), List.of(withoutAddress, Samples.phase(backend(2), "Succeeded"), backend(3)));

    assertThat(only().getEndpoints())
        .extracting(e -> e.getTargetRef().getName())
        .containsExactly("p3");
  }

  @Test
  void aServiceWithoutPodsHasOneEmptySlice() {
    apply(service(), List.of());

    assertThat(only().getEndpoints()).isEmpty();
    assertThat(only().getPorts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 101, 250})
  void settledDecidesNothing(int pods) {
    apply(service(), backends(pods));
    assertThat(slices).hasSize(Math.max(1, (pods + 99) / 100));
    assertThat(slices).allSatisfy(s -> assertThat(s.getEndpoints()).hasSizeLessThanOrEqualTo(100));

    assertThat(decide(service(), backends(pods))).isEmpty();
  }

  @Test
  void changesOnlyTheSliceOfTheChangedPod() {
    List<Pod> pods = new ArrayList<>(backends(250));
    apply(service(), pods);
    pods.set(120, Samples.ready(pods.get(120), false, Samples.NOW));

    assertThat(decide(service(), pods))
        .singleElement()
        .isInstanceOf(EndpointAction.UpdateSlice.class);
  }

  @Test
  void aReplacedPodTakesTheFreePlace() {
    List<Pod> pods = new ArrayList<>(backends(200));
    apply(service(), pods);
    pods.set(50, backend(900));

    assertThat(decide(service(), pods))
        .singleElement()
        .isInstanceOf(EndpointAction.UpdateSlice.class);
  }

  @Test
  void emptySlicesGo() {
    apply(service(), backends(150));
    apply(service(), backends(100));

    assertThat(only().getEndpoints()).hasSize(100);
  }

  @Test
  void theFirstPodUsesTheEmptySlice() {
    apply(service(), List.of());
    String name = Samples.name(only());
    apply(service(), List.of(backend(1)));

    assertThat(Samples.name(only())).isEqualTo(name);
    assertThat(only().getEndpoints()).hasSize(1);
    assertThat(only().getPorts()).hasSize(1);
  }

  @Test
  void namedPortsMayDifferFromPodToPod() {
    Service named =
        new ServiceBuilder(service())
            .editSpec()
            .editFirstPort()
            .withName("http")
            .withTargetPort(new IntOrString("web"))
            .endPort()
            .endSpec()
            .build();

    apply(named, List.of(withPort(backend(1), 80), withPort(backend(2), 8080)));

    assertThat(slices).hasSize(2);
    assertThat(slices).extracting(s -> s.getPorts().getFirst().getPort()).containsExactly(80, 8080);
    assertThat(slices).allSatisfy(s -> assertThat(s.getEndpoints()).hasSize(1));
    assertThat(slices)
        .allSatisfy(s -> assertThat(s.getPorts().getFirst().getName()).isEqualTo("http"));
  }

  @Test
  void aHeadlessServiceSaysSoAndNamesItsPods() {
    Service headless =
        new ServiceBuilder(service())
            .editSpec()
            .withClusterIP("None")
            .withPorts()
            .endSpec()
            .build();
    Pod named =
        new PodBuilder(backend(1))
            .editSpec()
            .withHostname("db-0")
            .withSubdomain("web")
            .endSpec()
            .build();

    apply(headless, List.of(named));

    assertThat(only().getMetadata().getLabels()).containsEntry(Services.HEADLESS_LABEL, "");
    assertThat(only().getPorts()).isEmpty();
    assertThat(only().getEndpoints().getFirst().getHostname()).isEqualTo("db-0");
  }

  private List<EndpointAction> decide(Service service, List<Pod> pods) {
    return EndpointSlicePlan.decide(
        new ServiceObservation(
            service, pods, List.copyOf(slices), Optional.empty(), Map.of("node-1", "zone-a")));
  }

  private void apply(Service service, List<Pod> pods) {
    for (EndpointAction action : decide(service, pods)) {
      switch (action) {
        case EndpointAction.CreateSlice create -> slices.add(named(create.slice()));
        case EndpointAction.UpdateSlice update ->
            slices.replaceAll(
                s -> Samples.name(s).equals(Samples.name(update.slice())) ? update.slice() : s);
        case EndpointAction.DeleteSlice delete -> slices.remove(delete.slice());
        case EndpointAction.CreateEndpoints create -> throw new AssertionError(create);
        case EndpointAction.UpdateEndpoints update -> throw new AssertionError(update);
      }
    }
  }

  private EndpointSlice named(EndpointSlice slice) {
    return new EndpointSliceBuilder(slice)
        .editMetadata()
        .withName("web-" + made++)
        .endMetadata()
        .build();
  }

  private EndpointSlice only() {
    assertThat(slices).hasSize(1);
    return slices.getFirst();
  }

  private static Pod withPort(Pod pod, int port) {
    return new PodBuilder(pod)
        .editSpec()
        .editFirstContainer()
        .addNewPort()
        .withName("web")
        .withContainerPort(port)
        .endPort()
        .endContainer()
        .endSpec()
        .build();
  }
}
