package io.drydock.kubelet.runtime;

/**
 * How a command in a container ended.
 *
 * @param output what it wrote to stdout and stderr, cut at 10 KiB
 * @param timedOut it still ran when the time was over; exitCode is then -1
 */
public record ExecResult(int exitCode, String output, boolean timedOut) {}
