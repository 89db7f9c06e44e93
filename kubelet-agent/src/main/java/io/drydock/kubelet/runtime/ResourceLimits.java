package io.drydock.kubelet.runtime;

/**
 * A container's cgroup limits.
 *
 * @param cpuRequestMillis the share under contention; 0: the least share
 * @param cpuLimitMillis the ceiling, as a CFS quota; 0: none
 * @param memoryLimitBytes the ceiling, beyond which it is OOM-killed; 0: none
 * @param oomScoreAdj who is killed first when the node's memory is used up: 0 last, 1000 first; a
 *     negative one, which not every machine allows, counts as 0
 */
public record ResourceLimits(
    long cpuRequestMillis, long cpuLimitMillis, long memoryLimitBytes, int oomScoreAdj) {
  private static final long MIN_SHARES = 2;
  private static final long MAX_SHARES = 262_144;
  private static final long MIN_QUOTA_MICROS = 1_000;

  /** The length of a CFS period in microseconds, as Kubernetes sets it. */
  public static final long PERIOD_MICROS = 100_000;

  /** Limits without an opinion on who is killed first. */
  public ResourceLimits(long cpuRequestMillis, long cpuLimitMillis, long memoryLimitBytes) {
    this(cpuRequestMillis, cpuLimitMillis, memoryLimitBytes, 0);
  }

  public static ResourceLimits none() {
    return new ResourceLimits(0, 0, 0);
  }

  /** CPU shares: 1024 a CPU, at least 2. */
  public long cpuShares() {
    return Math.clamp(cpuRequestMillis * 1024 / 1000, MIN_SHARES, MAX_SHARES);
  }

  /** CFS quota in microseconds a period; 0: no ceiling. */
  public long cpuQuotaMicros() {
    return cpuLimitMillis == 0
        ? 0
        : Math.max(MIN_QUOTA_MICROS, cpuLimitMillis * PERIOD_MICROS / 1000);
  }
}
