package io.drydock.kubelet.runtime.docker;

import io.drydock.kubelet.runtime.SandboxSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the engine is sent to create a sandbox: a pause process with an empty network of its own.
 */
final class SandboxRequest {
  private static final int LEAST_CPU_SHARES = 2;

  private SandboxRequest() {}

  static Map<String, Object> of(
      SandboxSpec spec, String image, String cgroupParent, Map<String, String> labels) {
    Map<String, Object> request = new TreeMap<>();
    request.put("Image", image);
    request.put("Hostname", spec.hostname());
    request.put("Labels", labels);
    request.put("HostConfig", hostConfig(spec, cgroupParent));
    return request;
  }

  private static Map<String, Object> hostConfig(SandboxSpec spec, String cgroupParent) {
    Map<String, Object> host = new TreeMap<>();
    host.put("NetworkMode", "none");
    host.put("IpcMode", "shareable");
    host.put("CgroupParent", cgroupParent);
    host.put("CpuShares", LEAST_CPU_SHARES);
    host.put("Sysctls", spec.sysctls());
    host.put("ReadonlyRootfs", true);
    host.put("LogConfig", Map.of("Type", "none"));
    host.put("SecurityOpt", List.of("no-new-privileges"));
    return host;
  }
}
