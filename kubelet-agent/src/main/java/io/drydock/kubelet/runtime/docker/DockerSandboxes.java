package io.drydock.kubelet.runtime.docker;

import io.drydock.kubelet.cgroup.NodeCgroup;
import io.drydock.kubelet.runtime.ContainerIdentity;
import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.drydock.kubelet.runtime.ContainerRuntimeException.Kind;
import io.drydock.kubelet.runtime.SandboxInfo;
import io.drydock.kubelet.runtime.SandboxSpec;
import io.drydock.kubelet.runtime.Sandboxes;
import java.util.List;
import java.util.Optional;

/** Sandboxes as pause containers. */
final class DockerSandboxes implements Sandboxes {
  private final EngineContainers containers;
  private final DockerSettings settings;
  private final NodeCgroup cgroup;

  DockerSandboxes(EngineContainers containers, DockerSettings settings, NodeCgroup cgroup) {
    this.containers = containers;
    this.settings = settings;
    this.cgroup = cgroup;
  }

  @Override
  public String create(SandboxSpec spec) {
    EngineLabels labels = settings.labels();
    ContainerIdentity identity =
        new ContainerIdentity(spec.pod(), EngineLabels.SANDBOX_NAME, spec.attempt(), spec.labels());
    try {
      return containers.create(
          labels.name(identity),
          SandboxRequest.of(
              spec,
              settings.sandboxImage(),
              cgroup.parent(),
              labels.of(EngineLabels.Type.SANDBOX, identity)));
    } catch (ContainerRuntimeException e) {
      throw e.kind() == Kind.NOT_FOUND ? imageMissing(e) : e;
    }
  }

  private ContainerRuntimeException imageMissing(ContainerRuntimeException e) {
    return new ContainerRuntimeException(
        Kind.NOT_FOUND,
        "%s; the sandbox image %s is built by `drydock up` and `drydock images build`"
            .formatted(e.getMessage(), settings.sandboxImage()),
        e);
  }

  @Override
  public SandboxInfo start(String id) {
    containers.start(id);
    return find(id)
        .filter(SandboxInfo::running)
        .orElseThrow(() ->
            new ContainerRuntimeException(
                Kind.REFUSED,
                "sandbox %s of image %s ended as soon as it was started"
                    .formatted(id, settings.sandboxImage())));
  }

  @Override
  public void stop(String id) {
    containers.kill(id, "SIGKILL");
  }

  @Override
  public void remove(String id) {
    containers.remove(id);
  }

  @Override
  public Optional<SandboxInfo> find(String id) {
    return containers.inspect(id).map(Inspection::sandbox);
  }

  @Override
  public List<SandboxInfo> list() {
    return containers.list(settings.labels().filter(EngineLabels.Type.SANDBOX)).stream()
        .map(Inspection::sandbox)
        .toList();
  }
}
