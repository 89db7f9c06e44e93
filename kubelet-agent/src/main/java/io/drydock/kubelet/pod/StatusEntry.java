package io.drydock.kubelet.pod;

import io.drydock.codec.Revisions;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One pod's status between its worker and the API: what the API has, what it shall have, whether a
 * write is under way. Guarded by {@link ApiPodStatusSink}'s lock.
 */
final class StatusEntry {
  private Pod stored;
  private @Nullable PodStatus wanted;
  private @Nullable PodStatus written;
  private @Nullable PodStatus answered;
  private boolean deletable;
  private boolean busy;

  StatusEntry(Pod stored) {
    this.stored = stored;
  }

  void want(PodStatus status) {
    wanted = status;
  }

  /** Nothing is wanted until the next status comes; that one is written whatever went before. */
  void unknown() {
    wanted = null;
    written = null;
  }

  void delete() {
    deletable = true;
  }

  boolean deletable() {
    return deletable;
  }

  Pod stored() {
    return stored;
  }

  /** Takes the API's object where it is newer than the one known. */
  void observe(Pod pod) {
    if (revision(pod) > revision(stored)) {
      stored = pod;
    }
  }

  void wrote(PodStatus status, Pod answer) {
    written = status;
    answered = answer.getStatus();
    observe(answer);
  }

  /** The object to be written; empty where the API has what was wanted. */
  Optional<Pod> next(Instant now) {
    if (wanted == null) {
      return Optional.empty();
    }
    PodStatus merged = StatusMerge.merge(stored.getStatus(), wanted, now);
    boolean settled =
        merged.equals(stored.getStatus())
            || (wanted.equals(written) && Objects.equals(stored.getStatus(), answered));
    return settled
        ? Optional.empty()
        : Optional.of(new PodBuilder(stored).withStatus(merged).build());
  }

  @Nullable PodStatus wanted() {
    return wanted;
  }

  /** True for the one who may start a writer. */
  boolean claim() {
    boolean free = !busy;
    busy = true;
    return free;
  }

  void release() {
    busy = false;
  }

  private static long revision(Pod pod) {
    return Revisions.parse(pod.getMetadata().getResourceVersion());
  }
}
