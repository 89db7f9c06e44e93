package io.drydock.printers;

import static io.drydock.printers.Column.text;
import static io.drydock.printers.Column.wide;

import io.drydock.api.Conditions;
import io.drydock.api.Pods;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodReadinessGate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pods; the words of STATUS come from {@link PodState}. */
final class PodTable implements KindTable<Pod> {

  @Override
  public List<Column> columns() {
    return Column.list(
        Column.NAME,
        text("Ready"),
        text("Status"),
        text("Restarts"),
        Column.AGE,
        wide("IP"),
        wide("Node"),
        wide("Nominated Node"),
        wide("Readiness Gates"));
  }

  @Override
  public List<Object> cells(Pod pod, Instant now) {
    PodState state = PodState.of(pod);
    return List.of(
        pod.getMetadata().getName(),
        state.ready() + "/" + state.total(),
        state.status(),
        restarts(state, now),
        Ages.since(pod.getMetadata().getCreationTimestamp(), now),
        orNone(pod.getStatus() == null ? null : pod.getStatus().getPodIP()),
        orNone(pod.getSpec().getNodeName()),
        orNone(pod.getStatus() == null ? null : pod.getStatus().getNominatedNodeName()),
        readinessGates(pod));
  }

  @Override
  public List<RowCondition> conditions(Pod pod) {
    return switch (Pods.phase(pod)) {
      case "Succeeded" ->
          List.of(RowCondition.completed("Succeeded", "The pod has completed successfully."));
      case "Failed" -> List.of(RowCondition.completed("Failed", "The pod failed."));
      default -> List.of();
    };
  }

  private static String restarts(PodState state, Instant now) {
    return state.restarts() == 0 || state.lastRestart() == null
        ? Integer.toString(state.restarts())
        : "%d (%s ago)".formatted(state.restarts(), Ages.since(state.lastRestart(), now));
  }

  private static String readinessGates(Pod pod) {
    List<PodReadinessGate> gates = pod.getSpec().getReadinessGates();
    if (gates == null || gates.isEmpty()) {
      return "<none>";
    }
    long met =
        gates.stream()
            .flatMap(gate -> Conditions.find(pod, gate.getConditionType()).stream())
            .filter(condition -> condition.getStatus().equals("True"))
            .count();
    return met + "/" + gates.size();
  }

  private static String orNone(@Nullable String text) {
    return text == null || text.isEmpty() ? "<none>" : text;
  }
}
