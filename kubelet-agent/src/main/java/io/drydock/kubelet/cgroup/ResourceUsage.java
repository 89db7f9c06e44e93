package io.drydock.kubelet.cgroup;

import java.time.Instant;

/**
 * What a cgroup has used.
 *
 * @param cpuNanos CPU time since its beginning, in nanoseconds
 * @param memoryWorkingSetBytes memory that cannot be given back at once: usage without inactive
 *     file pages
 */
public record ResourceUsage(Instant time, long cpuNanos, long memoryWorkingSetBytes) {}
