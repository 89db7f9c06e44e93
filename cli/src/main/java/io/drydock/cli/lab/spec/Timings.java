package io.drydock.cli.lab.spec;

import java.util.List;

/** How fast the cluster notices and heals: the lab's times, or Kubernetes' own defaults. */
public enum Timings {
  LAB("500ms", "3s", "1", "3s", "1s", "10s"),
  KUBERNETES("5s", "40s", "300", "40s", "10s", "5m");

  private final String monitorPeriod;
  private final String monitorGracePeriod;
  private final String defaultTolerationSeconds;
  private final String leaseDuration;
  private final String leaseRenewInterval;
  private final String statusUpdateFrequency;

  Timings(
      String monitorPeriod,
      String monitorGracePeriod,
      String defaultTolerationSeconds,
      String leaseDuration,
      String leaseRenewInterval,
      String statusUpdateFrequency) {
    this.monitorPeriod = monitorPeriod;
    this.monitorGracePeriod = monitorGracePeriod;
    this.defaultTolerationSeconds = defaultTolerationSeconds;
    this.leaseDuration = leaseDuration;
    this.leaseRenewInterval = leaseRenewInterval;
    this.statusUpdateFrequency = statusUpdateFrequency;
  }

  /** The control plane's part, as its flags. */
  public List<String> controlPlaneFlags() {
    return List.of(
        "--node-monitor-period=" + monitorPeriod,
        "--node-monitor-grace-period=" + monitorGracePeriod,
        "--default-toleration-seconds=" + defaultTolerationSeconds);
  }

  /** The agents' part. */
  public List<String> agentFlags() {
    return List.of(
        "--node-lease-duration=" + leaseDuration,
        "--node-lease-renew-interval=" + leaseRenewInterval,
        "--node-status-update-frequency=" + statusUpdateFrequency);
  }
}
