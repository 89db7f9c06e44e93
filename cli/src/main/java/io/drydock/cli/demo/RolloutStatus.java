package io.drydock.cli.demo;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;

/** How far a Deployment's rollout is, in the words of `kubectl rollout status`. Pure. */
record RolloutStatus(boolean done, String line) {
  static RolloutStatus of(Deployment deployment) {
    String name = deployment.getMetadata().getName();
    DeploymentStatus status = deployment.getStatus();
    long seen = status == null ? 0 : number(status.getObservedGeneration());
    if (status == null || seen < number(deployment.getMetadata().getGeneration())) {
      return waiting("Waiting for deployment spec update to be observed...");
    }
    int wanted = (int) number(deployment.getSpec().getReplicas());
    long updated = number(status.getUpdatedReplicas());
    long all = number(status.getReplicas());
    long available = number(status.getAvailableReplicas());
    String start = "Waiting for deployment \"" + name + "\" rollout to finish: ";
    if (updated < wanted) {
      return waiting(
          start + "%d out of %d new replicas have been updated...".formatted(updated, wanted));
    }
    if (all > updated) {
      return waiting(start + "%d old replicas are pending termination...".formatted(all - updated));
    }
    if (available < updated) {
      return waiting(
          start + "%d of %d updated replicas are available...".formatted(available, updated));
    }
    return new RolloutStatus(true, "deployment \"" + name + "\" successfully rolled out");
  }

  private static RolloutStatus waiting(String line) {
    return new RolloutStatus(false, line);
  }

  private static long number(@org.jspecify.annotations.Nullable Number number) {
    return number == null ? 0 : number.longValue();
  }
}
