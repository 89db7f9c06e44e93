package io.drydock.kubelet.server;

import io.drydock.kubelet.cgroup.NodeCgroup;
import io.drydock.kubelet.cgroup.ResourceUsage;
import io.drydock.kubelet.runtime.ContainerInfo;
import io.drydock.kubelet.runtime.ContainerRuntime;
import io.drydock.kubelet.runtime.PodRef;
import io.drydock.proto.v1.ContainerStats;
import io.drydock.proto.v1.PodStats;
import io.drydock.proto.v1.StatsResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what the node and its pods use, from their cgroups. */
final class StatsCall {
  private final ContainerRuntime runtime;
  private final NodeCgroup cgroup;

  StatsCall(ContainerRuntime runtime, NodeCgroup cgroup) {
    this.runtime = runtime;
    this.cgroup = cgroup;
  }

  StatsResponse answer() {
    Map<PodRef, PodStats.Builder> pods = new LinkedHashMap<>();
    for (ContainerInfo container : runtime.containers().list()) {
      runtime
          .usage(container.id())
          .ifPresent(usage ->
              pods.computeIfAbsent(container.identity().pod(), StatsCall::pod)
                  .addContainers(
                      ContainerStats.newBuilder()
                          .setName(container.identity().name())
                          .setUsage(message(usage))));
    }
    StatsResponse.Builder response = StatsResponse.newBuilder();
    cgroup.usage().ifPresent(usage -> response.setNode(message(usage)));
    pods.values().forEach(response::addPods);
    return response.build();
  }

  private static PodStats.Builder pod(PodRef pod) {
    return PodStats.newBuilder()
        .setNamespace(pod.namespace())
        .setName(pod.name())
        .setUid(pod.uid());
  }

  private static io.drydock.proto.v1.ResourceUsage message(ResourceUsage usage) {
    return io.drydock.proto.v1.ResourceUsage.newBuilder()
        .setTimeUnixMillis(usage.time().toEpochMilli())
        .setCpuUsageNanos(usage.cpuNanos())
        .setMemoryWorkingSetBytes(usage.memoryWorkingSetBytes())
        .build();
  }
}
