package io.drydock.kubelet.cgroup;

import io.drydock.kubelet.process.Command;

/** A slice whose limits systemd sets, since it would undo what others write. */
final class SystemdSlice {

  private SystemdSlice() {}

  static void limit(String slice, NodeLimits limits) {
    Command.of("systemctl", "start", slice).output();
    Command.of(
            "systemctl",
            "set-property",
            "--runtime",
            slice,
            "CPUQuota=" + Math.max(1, limits.cpuMillis() / 10) + "%",
            "MemoryMax=" + limits.memoryBytes(),
            "TasksMax=" + limits.pids())
        .output();
  }
}
