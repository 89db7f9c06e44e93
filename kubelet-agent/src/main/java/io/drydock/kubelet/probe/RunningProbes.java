package io.drydock.kubelet.probe;

import io.drydock.kubelet.handler.Target;
import io.drydock.kubelet.pod.PodContainers;
import io.drydock.kubelet.pod.PodProbes;
import io.drydock.kubelet.pod.ProbeVerdict;
import io.drydock.kubelet.runtime.ContainerStreams;
import io.drydock.lifecycle.Clock;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the probes of one pod in step with its running containers. Called by its worker only. */
public final class RunningProbes implements PodProbes {
  private final ContainerStreams streams;
  private final Clock clock;
  private final Listener listener;
  private final Map<String, ContainerProbes> containers = new LinkedHashMap<>();

  public RunningProbes(ContainerStreams streams, Clock clock, Listener listener) {
    this.streams = streams;
    this.clock = clock;
    this.listener = listener;
  }

  @Override
  public void sync(Pod pod, String podIp, Map<String, String> running) {
    PodContainers.all(pod)
        .filter(ContainerProbes::any)
        .forEach(container -> sync(pod, container, podIp, running.get(container.getName())));
  }

  private void sync(Pod pod, Container container, String podIp, @Nullable String id) {
    ContainerProbes current = containers.get(container.getName());
    if (current != null && id != null && current.isOf(id)) {
      return;
    }
    if (current != null) {
      current.close();
      containers.remove(container.getName());
    }
    if (id != null) {
      var target = new Target(podIp, container, id);
      containers.put(
          container.getName(),
          new ContainerProbes(target, initially(pod, container, id), streams, clock, listener)
              .start());
    }
  }

  /** A run that an earlier agent found ready stays so until a probe says otherwise. */
  private static ProbeVerdict initially(Pod pod, Container container, String id) {
    ProbeVerdict fresh = ProbeVerdict.before(container, id);
    return statuses(pod)
        .filter(status -> ("docker://" + id).equals(status.getContainerID()))
        .findFirst()
        .map(status ->
            new ProbeVerdict(
                id,
                fresh.started() || Boolean.TRUE.equals(status.getStarted()),
                fresh.ready() || Boolean.TRUE.equals(status.getReady()),
                null))
        .orElse(fresh);
  }

  private static Stream<ContainerStatus> statuses(Pod pod) {
    return pod.getStatus() == null
        ? Stream.empty()
        : Stream.concat(
            pod.getStatus().getInitContainerStatuses().stream(),
            pod.getStatus().getContainerStatuses().stream());
  }

  @Override
  public Map<String, ProbeVerdict> verdicts() {
    Map<String, ProbeVerdict> verdicts = new LinkedHashMap<>();
    containers.forEach((name, probes) -> verdicts.put(name, probes.verdict()));
    return verdicts;
  }

  @Override
  public void close() {
    containers.values().forEach(ContainerProbes::close);
    containers.clear();
  }
}
