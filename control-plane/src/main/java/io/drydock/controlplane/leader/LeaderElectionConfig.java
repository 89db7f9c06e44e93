package io.drydock.controlplane.leader;

import java.time.Duration;

/**
 * How leadership is held; names and defaults are those of Kubernetes' leader election.
 *
 * @param identity of this candidate; one that comes back under the same name leads on at once
 * @param leaseDuration others wait that long after the last renewal
 * @param renewDeadline a leader that could not renew for that long gives up
 * @param retryPeriod between two tries
 */
public record LeaderElectionConfig(
    String identity, Duration leaseDuration, Duration renewDeadline, Duration retryPeriod) {

  public static LeaderElectionConfig kubernetes(String identity) {
    return new LeaderElectionConfig(
        identity, Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2));
  }
}
