package io.drydock.kubelet.pod;

import java.util.ArrayList;
import java.util.List;

/** Decides about a pod's sandbox: exactly one is alive, and it has a network. Pure. */
final class SandboxPlan {
  private SandboxPlan() {}

  static List<PodAction> decide(PodObservation seen) {
    List<PodAction> actions = new ArrayList<>();
    RuntimeView runtime = seen.runtime();
    if (runtime.sandbox().isEmpty()) {
      actions.addAll(replace(seen));
    } else {
      Sandbox current = runtime.sandbox().get();
      if (!current.ready()) {
        actions.add(
            PodPlan.unlessFailed(
                seen, new PodAction.StartSandbox(current.id(), "the sandbox is not ready")));
      }
    }
    runtime.sandboxes().stream().skip(1).forEach(old -> actions.add(discard(old)));
    return actions;
  }

  /** A new sandbox, once nothing runs in the old one any more. */
  private static List<PodAction> replace(PodObservation seen) {
    List<PodAction> kills =
        seen.runtime().runs().stream()
            .filter(ContainerRun::running)
            .map(run -> TeardownPlan.kill(seen, run, "Pod sandbox changed"))
            .flatMap(List::stream)
            .toList();
    if (seen.runtime().anyRunning()) {
      return kills;
    }
    int attempt = seen.runtime().nextAttempt();
    String reason = attempt == 0 ? "the pod has no sandbox" : "the pod's sandbox has ended";
    return List.of(PodPlan.unlessFailed(seen, new PodAction.CreateSandbox(attempt, reason)));
  }

  private static PodAction discard(Sandbox old) {
    return old.alive()
        ? new PodAction.StopSandbox(old.id(), "a newer sandbox has taken its place")
        : new PodAction.RemoveSandbox(old.id(), "a newer sandbox has taken its place");
  }
}
