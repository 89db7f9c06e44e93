package io.drydock.kubelet.pod;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that could not be done and is tried again.
 *
 * @param reason Kubernetes' waiting reason, such as ErrImagePull or CreateContainerConfigError
 * @param count how often in a row
 * @param retryAt not to be tried before
 */
public record Failure(String reason, String message, int count, Instant since, Instant retryAt) {
  /** How long a failure is shown as itself before it is shown as backing off. */
  static final Duration FRESH = Duration.ofSeconds(2);

  boolean holds(Instant now) {
    return now.isBefore(retryAt);
  }

  boolean fresh(Instant now) {
    return now.isBefore(since.plus(FRESH));
  }

  /** When something about it changes next. */
  Instant nextLook(Instant now) {
    Instant stale = since.plus(FRESH);
    return now.isBefore(stale) && stale.isBefore(retryAt) ? stale : retryAt;
  }
}
