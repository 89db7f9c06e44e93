package io.drydock.kubelet.pod;

import io.drydock.kubelet.image.ImageResult;
import io.drydock.reconcile.BackOff;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a worker remembers of its pod between two decisions. Used by the worker's thread only. */
final class PodMemory {
  private static final BackOff IMAGES = new BackOff(Duration.ofSeconds(10), Duration.ofMinutes(5));
  private static final BackOff OTHERS = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));

  private final Instant acceptedAt;
  private final Set<String> underWay = new HashSet<>();
  private final Map<String, ImageResult> images = new HashMap<>();
  private final Map<String, Failure> failures = new HashMap<>();
  private final Map<String, Instant> killing = new HashMap<>();
  private Progress.Folder folder = Progress.Folder.UNKNOWN;
  private RestartBackOff backOff = RestartBackOff.none();
  private Fate fate;

  PodMemory(Instant acceptedAt, Fate fate) {
    this.acceptedAt = acceptedAt;
    this.fate = fate;
  }

  Progress progress() {
    Map<String, String> present = new HashMap<>();
    images.forEach((container, image) -> present.put(container, image.imageId()));
    return new Progress(acceptedAt, underWay, present, failures, killing, folder);
  }

  RestartBackOff backOff() {
    return backOff;
  }

  Fate fate() {
    return fate;
  }

  void decideFate(Fate decided) {
    fate = decided;
  }

  @Nullable ImageResult image(String container) {
    return images.get(container);
  }

  boolean killing(String id) {
    return killing.containsKey(id);
  }

  void begin(PodAction action, Instant now) {
    underWay.add(action.key());
    if (action instanceof PodAction.KillContainer kill) {
      killing.put(kill.id(), now.plus(kill.grace()));
    }
  }

  /**
   * @param before what was seen when it was decided
   */
  void end(PodAction action, Outcome outcome, RuntimeView before, Instant now) {
    if (!(action instanceof PodAction.DeleteFromApi)) {
      underWay.remove(action.key());
    }
    if (outcome instanceof Outcome.Failed failed) {
      fail(action, failed, now);
      return;
    }
    failures.remove(action.key());
    if (outcome instanceof Outcome.ImagePresent present
        && action instanceof PodAction.PullImage pull) {
      images.put(pull.container(), present.image());
    }
    remember(action, before, now);
  }

  private void remember(PodAction action, RuntimeView before, Instant now) {
    switch (action) {
      case PodAction.PrepareVolumes unused -> folder = Progress.Folder.READY;
      case PodAction.RemoveRemains unused -> folder = Progress.Folder.REMOVED;
      case PodAction.CreateContainer create -> {
        images.remove(create.container());
        countRestart(create, before, now);
      }
      case PodAction.CreateSandbox unused -> {}
      case PodAction.StartSandbox unused -> {}
      case PodAction.PullImage unused -> {}
      case PodAction.StartContainer unused -> {}
      case PodAction.KillContainer unused -> {}
      case PodAction.RemoveContainer unused -> {}
      case PodAction.StopSandbox unused -> {}
      case PodAction.RemoveSandbox unused -> {}
      case PodAction.DeleteFromApi unused -> {}
      case PodAction.EndPod unused -> {}
      case PodAction.Wait unused -> {}
    }
  }

  private void countRestart(PodAction.CreateContainer create, RuntimeView before, Instant now) {
    before
        .latest(create.container())
        .map(ContainerRun::state)
        .ifPresent(state -> {
          if (state instanceof RunState.Exited exited) {
            backOff = backOff.restarted(create.container(), exited.finishedAt(), now);
          }
        });
  }

  private void fail(PodAction action, Outcome.Failed failed, Instant now) {
    if (action instanceof PodAction.KillContainer kill) {
      killing.remove(kill.id());
    }
    Failure before = failures.get(action.key());
    int count = before == null ? 1 : before.count() + 1;
    Instant since = before == null ? now : before.since();
    Duration delay = (action instanceof PodAction.PullImage ? IMAGES : OTHERS).delay(count);
    failures.put(
        action.key(),
        new Failure(failed.reason(), failed.message(), count, since, now.plus(delay)));
  }

  /** Something that it refers to has changed: what failed for want of it is tried at once. */
  void retryNow(Instant now) {
    failures.replaceAll((key, failure) ->
        key.equals(PodAction.VOLUMES) || key.startsWith(PodAction.containerKey(""))
            ? new Failure(
                failure.reason(), failure.message(), failure.count(), failure.since(), now)
            : failure);
  }
}
