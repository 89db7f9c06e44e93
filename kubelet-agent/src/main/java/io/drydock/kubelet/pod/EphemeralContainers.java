package io.drydock.kubelet.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EphemeralContainer;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Containers that were added to a running pod to look at it: run once, beside whatever the others
 * do, maybe among another one's processes. Pure.
 */
final class EphemeralContainers {
  private EphemeralContainers() {}

  /** As containers like any other. */
  static List<Container> of(Pod pod) {
    return list(pod).stream().map(EphemeralContainers::container).toList();
  }

  /** The container whose processes it joins; empty where it has its own. */
  static Optional<String> target(Pod pod, String name) {
    return list(pod).stream()
        .filter(container -> container.getName().equals(name))
        .map(EphemeralContainer::getTargetContainerName)
        .filter(target -> target != null && !target.isEmpty())
        .findFirst();
  }

  /** Never started again; one with a target waits until that runs. */
  static List<PodAction> decide(PodObservation seen) {
    List<PodAction> actions = new ArrayList<>();
    for (Container container : of(seen.pod())) {
      boolean ended =
          seen.runtime().latest(container.getName()).filter(ContainerRun::exited).isPresent();
      boolean targetRuns =
          target(seen.pod(), container.getName())
              .map(
                  target -> seen.runtime().latest(target).filter(ContainerRun::running).isPresent())
              .orElse(true);
      if (!ended && targetRuns) {
        actions.addAll(ContainerPlan.decide(seen, container, PodContainers.RestartPolicy.Never));
      }
    }
    return actions;
  }

  private static List<EphemeralContainer> list(Pod pod) {
    List<EphemeralContainer> containers = pod.getSpec().getEphemeralContainers();
    return containers == null ? List.of() : containers;
  }

  private static Container container(EphemeralContainer from) {
    return new ContainerBuilder()
        .withName(from.getName())
        .withImage(from.getImage())
        .withImagePullPolicy(from.getImagePullPolicy())
        .withCommand(from.getCommand())
        .withArgs(from.getArgs())
        .withWorkingDir(from.getWorkingDir())
        .withEnv(from.getEnv())
        .withEnvFrom(from.getEnvFrom())
        .withResources(from.getResources())
        .withVolumeMounts(from.getVolumeMounts())
        .withSecurityContext(from.getSecurityContext())
        .withStdin(from.getStdin())
        .withStdinOnce(from.getStdinOnce())
        .withTty(from.getTty())
        .withTerminationMessagePath(from.getTerminationMessagePath())
        .withTerminationMessagePolicy(from.getTerminationMessagePolicy())
        .build();
  }
}
