package io.drydock.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodAdmissionTest {
  private static final Map<String, Quantity> ALLOCATABLE =
      Map.of("cpu", new Quantity("1"), "memory", new Quantity("1Gi"), "pods", new Quantity("3"));

  @Test
  void whatFitsIsTaken() {
    assertThat(refusal(pod("500m", 0), List.of(pod("500m", 0)))).isEmpty();
  }

  @Test
  void tooMuchCpu() {
    assertThat(refusal(pod("600m", 0), List.of(pod("500m", 0))))
        .contains(
            "OutOfcpu: Pod was rejected: Node didn't have enough resource: cpu, requested: 600,"
                + " used: 500, capacity: 1000");
  }

  @Test
  void tooManyPods() {
    List<Pod> three = List.of(pod("0", 0), pod("0", 0), pod("0", 0));
    assertThat(refusal(pod("0", 0), three).orElseThrow()).startsWith("OutOfpods: ");
  }

  @Test
  void aTakenHostPort() {
    assertThat(refusal(pod("0", 8080), List.of(pod("0", 8080))).orElseThrow())
        .startsWith("NodePorts: ");
    assertThat(refusal(pod("0", 8081), List.of(pod("0", 8080)))).isEmpty();
  }

  private static Optional<String> refusal(Pod pod, List<Pod> others) {
    return new PodAdmission(ALLOCATABLE, others)
        .refuse(pod)
        .map(ended -> ended.reason() + ": " + ended.message());
  }

  private static Pod pod(String cpu, int hostPort) {
    return new PodBuilder()
        .withNewSpec()
        .addNewContainer()
        .withNewResources()
        .withRequests(Map.of("cpu", new Quantity(cpu)))
        .endResources()
        .addNewPort()
        .withContainerPort(80)
        .withHostPort(hostPort)
        .endPort()
        .endContainer()
        .endSpec()
        .build();
  }
}
