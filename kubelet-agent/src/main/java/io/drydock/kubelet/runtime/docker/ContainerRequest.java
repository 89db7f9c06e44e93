package io.drydock.kubelet.runtime.docker;

import io.drydock.kubelet.cgroup.NodeCgroup;
import io.drydock.kubelet.runtime.ContainerSpec;
import io.drydock.kubelet.runtime.Mount;
import io.drydock.kubelet.runtime.ProcessSpec;
import io.drydock.kubelet.runtime.ResourceLimits;
import io.drydock.kubelet.runtime.SecuritySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the engine is sent to create a container that joins a sandbox. */
final class ContainerRequest {
  /** Kubernetes' containerLogMaxSize and containerLogMaxFiles. */
  private static final Map<String, Object> LOG =
      Map.of("Type", "json-file", "Config", Map.of("max-size", "10m", "max-file", "5"));

  private ContainerRequest() {}

  static Map<String, Object> of(ContainerSpec spec, NodeCgroup cgroup, Map<String, String> labels) {
    Map<String, Object> request = new TreeMap<>();
    request.put("Image", spec.image());
    request.put("Labels", labels);
    addProcess(request, spec.process());
    addUser(request, spec.security());
    request.put("HostConfig", hostConfig(spec, cgroup));
    return request;
  }

  private static void addProcess(Map<String, Object> request, ProcessSpec process) {
    if (!process.command().isEmpty()) {
      request.put("Entrypoint", process.command());
    }
    if (!process.args().isEmpty()) {
      request.put("Cmd", process.args());
    }
    if (process.workingDir() != null) {
      request.put("WorkingDir", process.workingDir());
    }
    List<String> env = new ArrayList<>();
    process.env().forEach((name, value) -> env.add(name + "=" + value));
    request.put("Env", env);
    request.put("Tty", process.tty());
    request.put("OpenStdin", process.stdin());
    request.put("StdinOnce", process.stdinOnce());
    request.put("Healthcheck", Map.of("Test", List.of("NONE")));
  }

  private static void addUser(Map<String, Object> request, SecuritySpec security) {
    if (security.runAsUser() != null || security.runAsGroup() != null) {
      String user = security.runAsUser() == null ? "0" : security.runAsUser().toString();
      String group = security.runAsGroup() == null ? "" : ":" + security.runAsGroup();
      request.put("User", user + group);
    }
  }

  private static Map<String, Object> hostConfig(ContainerSpec spec, NodeCgroup cgroup) {
    String sandbox = "container:" + spec.sandbox().id();
    Map<String, Object> host = new TreeMap<>();
    host.put("NetworkMode", sandbox);
    host.put("IpcMode", sandbox);
    if (!spec.sandbox().processNamespace().isEmpty()) {
      host.put("PidMode", "container:" + spec.sandbox().processNamespace());
    }
    host.put("CgroupParent", cgroup.parent());
    host.put("Mounts", mounts(spec.mounts()));
    host.put("LogConfig", LOG);
    addResources(host, spec.resources(), cgroup.cpuMillis());
    addSecurity(host, spec.security());
    return host;
  }

  private static List<Map<String, Object>> mounts(List<Mount> mounts) {
    return mounts.stream()
        .map(mount ->
            Map.<String, Object>of(
                "Type", "bind",
                "Source", mount.hostPath(),
                "Target", mount.containerPath(),
                "ReadOnly", mount.readOnly()))
        .toList();
  }

  /** A quota above the node's own would be refused by the kernel and mean nothing, so it is cut. */
  private static void addResources(
      Map<String, Object> host, ResourceLimits limits, long nodeCpuMillis) {
    host.put("CpuShares", limits.cpuShares());
    long quota = limits.cpuQuotaMicros();
    if (quota > 0) {
      long most = nodeCpuMillis * ResourceLimits.PERIOD_MICROS / 1000;
      host.put("CpuPeriod", ResourceLimits.PERIOD_MICROS);
      host.put("CpuQuota", most > 0 ? Math.min(quota, most) : quota);
    }
    if (limits.memoryLimitBytes() > 0) {
      host.put("Memory", limits.memoryLimitBytes());
      host.put("MemorySwap", limits.memoryLimitBytes());
    }
    if (limits.oomScoreAdj() > 0) {
      host.put("OomScoreAdj", limits.oomScoreAdj());
    }
  }

  private static void addSecurity(Map<String, Object> host, SecuritySpec security) {
    host.put("ReadonlyRootfs", security.readOnlyRootFilesystem());
    host.put("Privileged", security.privileged());
    host.put("CapAdd", security.capabilities().add());
    host.put("CapDrop", security.capabilities().drop());
    host.put("GroupAdd", security.supplementalGroups().stream().map(String::valueOf).toList());
    if (security.noNewPrivileges()) {
      host.put("SecurityOpt", List.of("no-new-privileges"));
    }
  }
}
