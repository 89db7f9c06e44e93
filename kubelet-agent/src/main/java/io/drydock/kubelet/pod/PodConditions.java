package io.drydock.kubelet.pod;

import io.drydock.api.Conditions;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodReadinessGate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The conditions that a node reports of a pod; those of others are kept as they are. Pure. */
final class PodConditions {
  private static final Set<String> OWN =
      Set.of(
          "PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled");

  /** True, or false and why. */
  private record Answer(boolean yes, String reason, String message) {
    static final Answer YES = new Answer(true, "", "");

    static Answer no(String reason, String message) {
      return new Answer(false, reason, message);
    }
  }

  private final PodObservation seen;
  private final String phase;

  PodConditions(PodObservation seen, String phase) {
    this.seen = seen;
    this.phase = phase;
  }

  List<PodCondition> all(List<ContainerStatus> init, List<ContainerStatus> main) {
    Answer containersReady = containersReady(init, main);
    List<PodCondition> conditions = new ArrayList<>();
    conditions.add(condition("PodReadyToStartContainers", hasNetwork()));
    conditions.add(condition("Initialized", initialized(init)));
    conditions.add(condition("Ready", ready(containersReady)));
    conditions.add(condition("ContainersReady", containersReady));
    conditions.add(condition("PodScheduled", Answer.YES));
    Conditions.of(seen.pod()).stream()
        .filter(one -> !OWN.contains(one.getType()))
        .forEach(conditions::add);
    return conditions;
  }

  private Answer hasNetwork() {
    boolean ready = seen.runtime().sandbox().filter(Sandbox::ready).isPresent();
    return ready ? Answer.YES : Answer.no("", "");
  }

  private Answer initialized(List<ContainerStatus> init) {
    if (phase.equals("Succeeded")) {
      return new Answer(true, "PodCompleted", "");
    }
    if (Completion.initialized(seen)) {
      return Answer.YES;
    }
    return Answer.no(
        "ContainersNotInitialized", "containers with incomplete status: " + names(init));
  }

  private Answer containersReady(List<ContainerStatus> init, List<ContainerStatus> main) {
    if (phase.equals("Succeeded")) {
      return Answer.no("PodCompleted", "");
    }
    if (phase.equals("Failed")) {
      return Answer.no("PodFailed", "");
    }
    List<ContainerStatus> counted = new ArrayList<>(main);
    init.stream()
        .filter(status -> PodContainers.isSidecar(seen.pod(), status.getName()))
        .forEach(counted::add);
    String unready = names(counted);
    return unready.equals("[]")
        ? Answer.YES
        : Answer.no("ContainersNotReady", "containers with unready status: " + unready);
  }

  private Answer ready(Answer containersReady) {
    if (!containersReady.yes()) {
      return containersReady;
    }
    List<PodReadinessGate> gates = seen.pod().getSpec().getReadinessGates();
    List<String> missing =
        gates.stream()
            .map(PodReadinessGate::getConditionType)
            .filter(type -> !isTrue(type))
            .map(type ->
                "corresponding condition of pod readiness gate \"" + type + "\" does not exist.")
            .toList();
    return missing.isEmpty()
        ? Answer.YES
        : Answer.no("ReadinessGatesNotReady", String.join(", ", missing));
  }

  private boolean isTrue(String type) {
    return Conditions.find(seen.pod(), type)
        .filter(condition -> condition.getStatus().equals("True"))
        .isPresent();
  }

  private static String names(List<ContainerStatus> statuses) {
    return statuses.stream()
        .filter(status -> !status.getReady())
        .map(ContainerStatus::getName)
        .collect(Collectors.joining(" ", "[", "]"));
  }

  private PodCondition condition(String type, Answer answer) {
    String status = answer.yes() ? "True" : "False";
    return new PodConditionBuilder()
        .withType(type)
        .withStatus(status)
        .withReason(answer.reason().isEmpty() ? null : answer.reason())
        .withMessage(answer.message().isEmpty() ? null : answer.message())
        .withLastTransitionTime(transitionTime(type, status))
        .build();
  }

  private String transitionTime(String type, String status) {
    return Conditions.find(seen.pod(), type)
        .filter(before -> before.getStatus().equals(status))
        .map(PodCondition::getLastTransitionTime)
        .orElseGet(() -> PodStatusCalculator.time(seen.now()));
  }
}
