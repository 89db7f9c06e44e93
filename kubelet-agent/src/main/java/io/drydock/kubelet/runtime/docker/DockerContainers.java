package io.drydock.kubelet.runtime.docker;

import io.drydock.kubelet.cgroup.NodeCgroup;
import io.drydock.kubelet.runtime.ContainerIdentity;
import io.drydock.kubelet.runtime.ContainerInfo;
import io.drydock.kubelet.runtime.ContainerSpec;
import io.drydock.kubelet.runtime.Containers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pods' containers in the engine. */
final class DockerContainers implements Containers {
  private final EngineContainers containers;
  private final EngineLabels labels;
  private final NodeCgroup cgroup;

  DockerContainers(EngineContainers containers, EngineLabels labels, NodeCgroup cgroup) {
    this.containers = containers;
    this.labels = labels;
    this.cgroup = cgroup;
  }

  @Override
  public String create(ContainerSpec spec) {
    ContainerIdentity identity = spec.identity();
    Map<String, String> all = labels.of(EngineLabels.Type.CONTAINER, identity);
    all.put(EngineLabels.SANDBOX_ID, spec.sandbox().id());
    all.put(EngineLabels.IMAGE, spec.image());
    return containers.create(labels.name(identity), ContainerRequest.of(spec, cgroup, all));
  }

  @Override
  public void start(String id) {
    containers.start(id);
  }

  @Override
  public void stop(String id, Duration grace) {
    containers.stop(id, grace);
  }

  @Override
  public void kill(String id, String signal) {
    containers.kill(id, signal);
  }

  @Override
  public void remove(String id) {
    containers.remove(id);
  }

  @Override
  public Optional<ContainerInfo> find(String id) {
    return containers.inspect(id).map(Inspection::container);
  }

  @Override
  public List<ContainerInfo> list() {
    return listBy(labels.filter(EngineLabels.Type.CONTAINER));
  }

  @Override
  public List<ContainerInfo> ofPod(String podUid) {
    return listBy(labels.filter(EngineLabels.Type.CONTAINER, EngineLabels.POD_UID + "=" + podUid));
  }

  @Override
  public List<ContainerInfo> ofPodNamed(String namespace, String name) {
    return listBy(
        labels.filter(
            EngineLabels.Type.CONTAINER,
            EngineLabels.POD_NAMESPACE + "=" + namespace,
            EngineLabels.POD_NAME + "=" + name));
  }

  @Override
  public int await(String id) {
    return containers.await(id);
  }

  private List<ContainerInfo> listBy(String filter) {
    return containers.list(filter).stream().map(Inspection::container).toList();
  }
}
