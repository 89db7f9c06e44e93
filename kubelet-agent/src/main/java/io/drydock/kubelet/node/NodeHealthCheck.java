package io.drydock.kubelet.node;

import io.drydock.kubelet.network.PodNetwork;
import io.drydock.kubelet.network.PodNetworkException;
import io.drydock.kubelet.runtime.ContainerRuntime;
import io.drydock.kubelet.runtime.ContainerRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the engine, the network and the disk. Sets the pod network up once its CIDR is known.
 */
public final class NodeHealthCheck {
  private static final List<String> PLUGINS = List.of("bridge", "host-local");
  private static final long LEAST_DISK = 64L * 1024 * 1024;

  private final ContainerRuntime runtime;
  private final PodNetwork network;
  private final Path cniBinDir;
  private final Path rootDir;

  public NodeHealthCheck(
      ContainerRuntime runtime, PodNetwork network, Path cniBinDir, Path rootDir) {
    this.runtime = runtime;
    this.network = network;
    this.cniBinDir = cniBinDir;
    this.rootDir = rootDir;
  }

  NodeHealth look(Optional<String> podCidr) {
    List<String> problems = new ArrayList<>();
    String version = runtimeVersion(problems);
    checkPlugins(problems);
    checkNetwork(podCidr, problems);
    return new NodeHealth(version, problems, diskPressure());
  }

  private String runtimeVersion(List<String> problems) {
    try {
      return runtime.version();
    } catch (ContainerRuntimeException e) {
      problems.add("container runtime is down: " + e.getMessage());
      return "";
    }
  }

  private void checkPlugins(List<String> problems) {
    List<String> missing =
        PLUGINS.stream().filter(name -> !Files.isExecutable(cniBinDir.resolve(name))).toList();
    if (!missing.isEmpty()) {
      problems.add(
          notReady(
              "CNI plugins "
                  + missing
                  + " are not in "
                  + cniBinDir
                  + ": install containernetworking-plugins or set --cni-bin-dir"));
    }
  }

  private void checkNetwork(Optional<String> podCidr, List<String> problems) {
    if (podCidr.isEmpty()) {
      problems.add(notReady("the node has no podCIDR yet; the control plane gives it one"));
      return;
    }
    try {
      if (!network.ready()) {
        network.configure(podCidr.get());
      }
    } catch (PodNetworkException e) {
      problems.add(notReady(String.valueOf(e.getMessage())));
    }
  }

  private static String notReady(String why) {
    return "container runtime network not ready: NetworkReady=false"
        + " reason:NetworkPluginNotReady message:"
        + why;
  }

  private boolean diskPressure() {
    try {
      return Files.getFileStore(rootDir).getUsableSpace() < LEAST_DISK;
    } catch (IOException e) {
      return false;
    }
  }
}
