package io.drydock.kubelet.runtime.docker;

import io.drydock.kubelet.cgroup.CgroupDriver;
import io.drydock.kubelet.cgroup.NodeCgroup;
import io.drydock.kubelet.cgroup.ResourceUsage;
import io.drydock.kubelet.image.ImageStore;
import io.drydock.kubelet.runtime.ContainerRuntime;
import io.drydock.kubelet.runtime.ContainerStreams;
import io.drydock.kubelet.runtime.Containers;
import io.drydock.kubelet.runtime.RuntimeListener;
import io.drydock.kubelet.runtime.Sandboxes;
import io.drydock.lifecycle.Clock;
import java.util.Optional;

/**
 * The container runtime over Docker Engine. Keeps no state of its own: what runs is what the engine
 * says, so an agent that starts again sees everything its predecessor left.
 */
public final class DockerRuntime implements ContainerRuntime {
  private final EngineClient engine;
  private final EngineLabels labels;
  private final NodeCgroup cgroup;
  private final Clock clock;
  private final Sandboxes sandboxes;
  private final Containers containers;
  private final ContainerStreams streams;

  /** Connects to nothing yet: the engine may come later. */
  public DockerRuntime(DockerSettings settings, NodeCgroup cgroup, Clock clock) {
    this.engine = new EngineClient(settings.socket());
    this.labels = settings.labels();
    this.cgroup = cgroup;
    this.clock = clock;
    EngineContainers all = new EngineContainers(engine);
    this.sandboxes = new DockerSandboxes(all, settings, cgroup);
    this.containers = new DockerContainers(all, labels, cgroup);
    this.streams = new DockerStreams(engine, all, clock);
  }

  @Override
  public String version() {
    return "docker://" + engine.get("/version").path("Version").asString("unknown");
  }

  @Override
  public Sandboxes sandboxes() {
    return sandboxes;
  }

  @Override
  public Containers containers() {
    return containers;
  }

  @Override
  public ContainerStreams streams() {
    return streams;
  }

  /** Who makes the engine's cgroups; asks the engine. */
  public static CgroupDriver cgroupDriver(DockerSettings settings) {
    try (EngineClient engine = new EngineClient(settings.socket())) {
      return engine.get("/info").path("CgroupDriver").asString("").equals("systemd")
          ? CgroupDriver.SYSTEMD
          : CgroupDriver.CGROUPFS;
    }
  }

  /** The engine's images, for the image service. */
  public ImageStore images() {
    return new DockerImages(engine);
  }

  @Override
  public Subscription subscribe(RuntimeListener listener) {
    return new DockerEvents(engine, labels, listener, clock);
  }

  @Override
  public Optional<ResourceUsage> usage(String id) {
    return cgroup.usage(id);
  }

  @Override
  public void close() {
    engine.close();
  }
}
