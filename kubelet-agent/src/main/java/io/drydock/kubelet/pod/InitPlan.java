package io.drydock.kubelet.pod;

import io.fabric8.kubernetes.api.model.Container;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which containers may run now: init containers one after the other, sidecars from their
 * turn on, the main containers after all of them. Pure.
 */
final class InitPlan {
  private InitPlan() {}

  static List<PodAction> decide(PodObservation seen) {
    List<PodAction> actions = new ArrayList<>();
    boolean initialized = Completion.initialized(seen);
    for (Container init : PodContainers.init(seen.pod())) {
      if (PodContainers.sidecar(init)) {
        actions.addAll(ContainerPlan.decide(seen, init, PodContainers.RestartPolicy.Always));
      } else if (!initialized && !Completion.passed(seen, init)) {
        actions.addAll(
            ContainerPlan.decide(seen, init, PodContainers.policy(seen.pod()).forInit()));
      }
      if (!initialized && !Completion.passed(seen, init)) {
        actions.addAll(fetchAhead(seen, actions));
        return actions;
      }
    }
    for (Container container : PodContainers.main(seen.pod())) {
      actions.addAll(ContainerPlan.decide(seen, container, PodContainers.policy(seen.pod())));
    }
    return actions;
  }

  /** Images of the containers whose turn has not come, so that they need not wait for them then. */
  private static List<PodAction> fetchAhead(PodObservation seen, List<PodAction> decided) {
    return PodContainers.all(seen.pod())
        .map(Container::getName)
        .filter(name -> seen.runtime().latest(name).isEmpty())
        .filter(name -> !seen.progress().images().containsKey(name))
        .map(name ->
            PodPlan.unlessFailed(seen, new PodAction.PullImage(name, "its image will be needed")))
        .filter(action -> decided.stream().noneMatch(one -> one.key().equals(action.key())))
        .toList();
  }
}
