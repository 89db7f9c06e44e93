package io.drydock.kubelet.pod;

import io.drydock.kubelet.handler.Handler;
import io.drydock.kubelet.handler.Target;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Optional;

/** Runs postStart and preStop hooks. Blocking, at most for the time that is given. */
final class Hooks {
  /** A postStart hook may take as long as it likes; this is where we stop believing in it. */
  private static final Duration POST_START_LIMIT = Duration.ofMinutes(10);

  private final PodServices services;

  Hooks(PodServices services) {
    this.services = services;
  }

  /** Why the hook failed; empty where it did not or there is none. */
  Optional<String> postStart(Pod pod, Container container, Target target)
      throws InterruptedException {
    var lifecycle = container.getLifecycle();
    if (lifecycle == null || lifecycle.getPostStart() == null) {
      return Optional.empty();
    }
    Optional<String> failure = run(lifecycle.getPostStart(), target, POST_START_LIMIT);
    failure.ifPresent(why ->
        services
            .events()
            .warning(pod, container.getName(), "FailedPostStartHook", "PostStartHook failed"));
    return failure;
  }

  void preStop(Pod pod, Container container, Target target, Duration limit)
      throws InterruptedException {
    var lifecycle = container.getLifecycle();
    if (lifecycle == null || lifecycle.getPreStop() == null) {
      return;
    }
    Optional<String> failure = run(lifecycle.getPreStop(), target, limit);
    failure.ifPresent(why ->
        services
            .events()
            .warning(pod, container.getName(), "FailedPreStopHook", "PreStopHook failed"));
  }

  private Optional<String> run(LifecycleHandler hook, Target target, Duration limit)
      throws InterruptedException {
    if (hook.getSleep() != null) {
      Duration wanted = Duration.ofSeconds(hook.getSleep().getSeconds());
      services.clock().sleep(wanted.compareTo(limit) < 0 ? wanted : limit);
      return Optional.empty();
    }
    var outcome = Handler.of(hook, services.runtime().streams()).run(target, limit);
    return outcome.success() ? Optional.empty() : Optional.of(outcome.message());
  }
}
