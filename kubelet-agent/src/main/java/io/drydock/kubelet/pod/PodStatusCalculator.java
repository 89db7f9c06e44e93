package io.drydock.kubelet.pod;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HostIPBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodIPBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * Computes what a pod's status says, from what was observed. Pure: the same observation gives an
 * equal status, so that a settled pod is not written. Conditions of others are kept.
 */
public final class PodStatusCalculator {
  private PodStatusCalculator() {}

  public static PodStatus calculate(PodObservation seen, NodeFacts node) {
    if (forgotten(seen)) {
      PodStatus before = before(seen.pod());
      return assemble(seen, node, before.getInitContainerStatuses(), before.getContainerStatuses())
          .withEphemeralContainerStatuses(before.getEphemeralContainerStatuses())
          .build();
    }
    List<ContainerStatus> init =
        PodContainers.init(seen.pod()).stream()
            .map(container -> ContainerStatusCalculator.ofInit(seen, container))
            .toList();
    List<ContainerStatus> main =
        PodContainers.main(seen.pod()).stream()
            .map(container -> ContainerStatusCalculator.ofMain(seen, container))
            .sorted(Comparator.comparing(ContainerStatus::getName))
            .toList();
    List<ContainerStatus> ephemeral =
        EphemeralContainers.of(seen.pod()).stream()
            .map(container -> ContainerStatusCalculator.ofEphemeral(seen, container))
            .toList();
    return assemble(seen, node, init, main).withEphemeralContainerStatuses(ephemeral).build();
  }

  /** The runtime has nothing of a pod that ends: what was said of its containers stays. */
  static boolean forgotten(PodObservation seen) {
    return seen.runtime().runs().isEmpty() && (seen.deleted() || Completion.ended(seen));
  }

  private static PodStatus before(Pod pod) {
    return pod.getStatus() == null ? new PodStatus() : pod.getStatus();
  }

  private static PodStatusBuilder assemble(
      PodObservation seen, NodeFacts node, List<ContainerStatus> init, List<ContainerStatus> main) {
    String phase = PodPhase.of(seen, init, main);
    PodStatusBuilder status =
        new PodStatusBuilder()
            .withPhase(phase)
            .withConditions(new PodConditions(seen, phase).all(init, main))
            .withHostIP(node.ip())
            .withHostIPs(new HostIPBuilder().withIp(node.ip()).build())
            .withStartTime(time(PodPlan.startTime(seen)))
            .withInitContainerStatuses(init)
            .withContainerStatuses(main)
            .withQosClass(QosClass.of(seen.pod()));
    addAddresses(seen, status);
    addEnd(seen, status);
    return status;
  }

  private static void addAddresses(PodObservation seen, PodStatusBuilder status) {
    List<String> addresses =
        seen.runtime().sandboxes().stream()
            .findFirst()
            .map(Sandbox::ips)
            .filter(ips -> !ips.isEmpty())
            .orElseGet(() -> addressesBefore(seen.pod()));
    if (!addresses.isEmpty()) {
      status
          .withPodIP(addresses.getFirst())
          .withPodIPs(addresses.stream().map(ip -> new PodIPBuilder().withIp(ip).build()).toList());
    }
  }

  /** A pod that has ended keeps showing the address that it had. */
  private static List<String> addressesBefore(Pod pod) {
    boolean has = pod.getStatus() != null && pod.getStatus().getPodIP() != null;
    return has ? List.of(pod.getStatus().getPodIP()) : List.of();
  }

  private static void addEnd(PodObservation seen, PodStatusBuilder status) {
    if (seen.fate() instanceof Fate.Ended ended) {
      status.withReason(ended.reason()).withMessage(ended.message());
    } else if (seen.pod().getStatus() != null) {
      status
          .withReason(seen.pod().getStatus().getReason())
          .withMessage(seen.pod().getStatus().getMessage());
    }
  }

  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
