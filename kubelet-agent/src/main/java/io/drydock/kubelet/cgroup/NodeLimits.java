package io.drydock.kubelet.cgroup;

/** A node's capacity, as its cgroup enforces it for all its pods together. */
public record NodeLimits(long cpuMillis, long memoryBytes, long pids) {}
