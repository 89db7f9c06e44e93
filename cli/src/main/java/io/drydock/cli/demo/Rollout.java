package io.drydock.cli.demo;

import io.drydock.api.Kinds;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Follows a Deployment until it is rolled out, as `kubectl rollout status` does. */
final class Rollout {
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private Rollout() {}

  static void follow(Stage stage, String deployment) throws InterruptedException {
    var before = new AtomicReference<>("");
    stage.await(
        LIMIT,
        "Deployment %s is not rolled out after %d s; `kubectl describe pods` says what is missing."
            .formatted(deployment, LIMIT.toSeconds()),
        () -> look(stage, deployment, before));
  }

  private static boolean look(Stage stage, String deployment, AtomicReference<String> before) {
    var status =
        RolloutStatus.of(stage.client().get(Kinds.DEPLOYMENT, Stage.NAMESPACE, deployment));
    if (!status.line().equals(before.getAndSet(status.line()))) {
      stage.narrator().shown(status.line());
    }
    return status.done();
  }
}
