package io.drydock.kubelet.pod;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The events that a change of status is worth: that a container has begun to back off. Pure. */
final class StatusEvents {
  private StatusEvents() {}

  /** An event about a container. */
  record Happening(String container, boolean warning, String reason, String message) {}

  static List<Happening> between(Pod pod, @Nullable PodStatus before, PodStatus after) {
    List<Happening> happenings = new ArrayList<>();
    statuses(after)
        .forEach(status -> {
          String reason = waitingReason(status);
          if (!reason.equals(reasonBefore(before, status.getName()))) {
            happenings.addAll(ofReason(pod, status, reason));
          }
        });
    return happenings;
  }

  private static List<Happening> ofReason(Pod pod, ContainerStatus status, String reason) {
    String name = status.getName();
    return switch (reason) {
      case "CrashLoopBackOff" ->
          List.of(
              new Happening(
                  name,
                  true,
                  "BackOff",
                  "Back-off restarting failed container "
                      + name
                      + " in pod "
                      + WaitingReasons.fullName(pod)));
      case "ImagePullBackOff" ->
          List.of(
              new Happening(
                  name, false, "BackOff", "Back-off pulling image \"" + status.getImage() + "\""),
              new Happening(name, true, "Failed", "Error: ImagePullBackOff"));
      default -> List.of();
    };
  }

  private static String reasonBefore(@Nullable PodStatus before, String container) {
    return Optional.ofNullable(before).stream()
        .flatMap(StatusEvents::statuses)
        .filter(status -> status.getName().equals(container))
        .map(StatusEvents::waitingReason)
        .findFirst()
        .orElse("");
  }

  private static Stream<ContainerStatus> statuses(PodStatus status) {
    return Stream.of(
            status.getInitContainerStatuses(),
            status.getContainerStatuses(),
            status.getEphemeralContainerStatuses())
        .flatMap(List::stream);
  }

  private static String waitingReason(ContainerStatus status) {
    boolean waits = status.getState() != null && status.getState().getWaiting() != null;
    String reason = waits ? status.getState().getWaiting().getReason() : "";
    return reason == null ? "" : reason;
  }
}
