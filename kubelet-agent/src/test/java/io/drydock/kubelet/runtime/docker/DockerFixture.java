package io.drydock.kubelet.runtime.docker;

import io.drydock.kubelet.cgroup.NodeCgroup;
import io.drydock.kubelet.cgroup.NodeLimits;
import io.drydock.kubelet.process.Command;
import io.drydock.kubelet.runtime.ContainerInfo;
import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.drydock.kubelet.runtime.SandboxInfo;
import io.drydock.lifecycle.Clock;
import java.nio.file.Path;
import java.util.UUID;

/** A node of its own on the real engine, from which nothing is left afterwards. */
public final class DockerFixture implements AutoCloseable {
  public static final String HOST = "unix:///var/run/docker.sock";
  public static final String BUSYBOX = "drydock.local/busybox:1";
  public static final String PAUSE = "drydock.local/pause:1";

  private final DockerSettings settings;
  private final NodeCgroup cgroup;
  private final DockerRuntime runtime;

  public DockerFixture() {
    this(HOST);
  }

  private DockerFixture(String host) {
    String cluster = "ddt-" + UUID.randomUUID().toString().substring(0, 8);
    this.settings = new DockerSettings(host, cluster, "node-1", PAUSE);
    this.cgroup =
        new NodeCgroup(
            DockerRuntime.cgroupDriver(settings),
            cluster,
            "node-1",
            Path.of("/sys/fs/cgroup"),
            Clock.system());
    cgroup.apply(new NodeLimits(1000, 512 << 20, 500));
    this.runtime = new DockerRuntime(settings, cgroup, Clock.system());
  }

  /** One whose engine answers on this socket, as long as it is not made to stop. */
  public static DockerFixture behind(EngineSwitch engine) {
    return new DockerFixture("unix://" + engine.socket());
  }

  public DockerRuntime runtime() {
    return runtime;
  }

  public DockerSettings settings() {
    return settings;
  }

  public NodeCgroup cgroup() {
    return cgroup;
  }

  public void removeAll() {
    for (ContainerInfo container : runtime.containers().list()) {
      runtime.containers().remove(container.id());
    }
    for (SandboxInfo sandbox : runtime.sandboxes().list()) {
      runtime.sandboxes().remove(sandbox.id());
    }
  }

  public void removeImage(String name) {
    try (EngineClient engine = new EngineClient(settings.socket())) {
      engine.delete("/images/" + name + "?force=true");
    } catch (ContainerRuntimeException e) {
      // it was never there
    }
  }

  @Override
  public void close() {
    removeAll();
    runtime.close();
    Command.of(
            "sh",
            "-c",
            "find /sys/fs/cgroup -depth -type d -path '*/drydock/"
                + settings.cluster()
                + "*' -exec rmdir {} +")
        .run();
  }
}
