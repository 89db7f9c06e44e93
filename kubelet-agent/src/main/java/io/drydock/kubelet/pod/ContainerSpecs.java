package io.drydock.kubelet.pod;

import io.drydock.api.Quantities;
import io.drydock.kubelet.env.Addresses;
import io.drydock.kubelet.env.ConfigErrorException;
import io.drydock.kubelet.env.Environment;
import io.drydock.kubelet.image.ImageResult;
import io.drydock.kubelet.runtime.ContainerIdentity;
import io.drydock.kubelet.runtime.ContainerSpec;
import io.drydock.kubelet.runtime.Mount;
import io.drydock.kubelet.runtime.ProcessSpec;
import io.drydock.kubelet.runtime.ResourceLimits;
import io.drydock.kubelet.volume.ContainerMounts;
import io.drydock.kubelet.volume.PodVolumes;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a pod's container into what the runtime makes one from. */
final class ContainerSpecs {
  private final Environment environment;
  private final PodVolumes volumes;

  ContainerSpecs(Environment environment, PodVolumes volumes) {
    this.environment = environment;
    this.volumes = volumes;
  }

  ContainerSpec of(
      Pod pod,
      Container container,
      PodAction.CreateContainer action,
      ImageResult image,
      Addresses addresses,
      String processNamespace)
      throws ConfigErrorException {
    SecurityContexts.checkNonRoot(pod, container, image.user());
    Map<String, String> variables = environment.resolve(pod, container, addresses);
    List<Mount> mounts =
        new ContainerMounts(pod, container, volumes.folder(pod))
            .of(action.restartCount(), variables);
    return new ContainerSpec(
        new ContainerIdentity(
            PodRefs.of(pod), container.getName(), action.restartCount(), Map.of()),
        new ContainerSpec.SandboxRef(action.sandboxId(), processNamespace),
        image.imageId(),
        process(container, variables),
        mounts,
        limits(container),
        SecurityContexts.of(pod, container));
  }

  private static ProcessSpec process(Container container, Map<String, String> variables) {
    return new ProcessSpec(
        Environment.expand(container.getCommand(), variables),
        Environment.expand(container.getArgs(), variables),
        variables,
        container.getWorkingDir(),
        isTrue(container.getTty()),
        isTrue(container.getStdin()),
        isTrue(container.getStdinOnce()));
  }

  private static ResourceLimits limits(Container container) {
    var resources = container.getResources();
    if (resources == null) {
      return ResourceLimits.none();
    }
    long cpuLimit = Quantities.milliCpu(resources.getLimits());
    long cpuRequest = Quantities.milliCpu(resources.getRequests());
    boolean asked = resources.getRequests() != null && resources.getRequests().containsKey("cpu");
    return new ResourceLimits(
        asked ? cpuRequest : cpuLimit, cpuLimit, Quantities.memoryBytes(resources.getLimits()));
  }

  private static boolean isTrue(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }
}
