package io.drydock.kubelet.runtime;

import java.time.Instant;
import java.util.Map;

/**
 * A sandbox as it is.
 *
 * @param pid of the pause process on the host; 0 where it does not run
 */
public record SandboxInfo(
    String id,
    PodRef pod,
    int attempt,
    boolean running,
    long pid,
    Instant createdAt,
    Map<String, String> labels) {

  /** Path of the pod's network namespace. Meaningful only while the sandbox runs. */
  public String netnsPath() {
    return "/proc/" + pid + "/ns/net";
  }
}
