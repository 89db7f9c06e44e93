package io.drydock.kubelet;

import io.drydock.api.Quantities;
import io.drydock.kubelet.cgroup.NodeCgroup;
import io.drydock.kubelet.cgroup.NodeLimits;
import io.drydock.kubelet.image.ImageService;
import io.drydock.kubelet.image.ImageSources;
import io.drydock.kubelet.image.Substitutes;
import io.drydock.kubelet.network.CniNetwork;
import io.drydock.kubelet.network.NetworkSettings;
import io.drydock.kubelet.network.PodNetwork;
import io.drydock.kubelet.runtime.ContainerRuntime;
import io.drydock.kubelet.runtime.docker.DockerRuntime;
import io.drydock.kubelet.runtime.docker.DockerSettings;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Scope;
import java.util.List;

/** What runs on this machine: the engine, its images, the pods' network, the node's cgroup. */
record NodeRuntime(
    ContainerRuntime runtime, ImageService images, PodNetwork network, NodeCgroup cgroup) {

  static NodeRuntime open(KubeletConfig config, Machine machine, Clock clock, Scope scope) {
    var settings =
        new DockerSettings(
            machine.dockerHost(),
            config.node().cluster(),
            config.node().name(),
            config.containers().sandboxImage());
    NodeCgroup cgroup = cgroup(config, machine, settings, clock);
    DockerRuntime runtime = scope.own(new DockerRuntime(settings, cgroup, clock));
    Substitutes substitutes =
        config.containers().substitutes().map(Substitutes::load).orElseGet(Substitutes::none);
    ImageService images =
        new ImageSources(runtime.images(), substitutes, config.containers().pullPatience(), clock);
    return new NodeRuntime(runtime, images, network(config, machine), cgroup);
  }

  private static NodeCgroup cgroup(
      KubeletConfig config, Machine machine, DockerSettings settings, Clock clock) {
    var capacity = config.node().capacity();
    var cgroup =
        new NodeCgroup(
            DockerRuntime.cgroupDriver(settings),
            config.node().cluster(),
            config.node().name(),
            machine.cgroups(),
            clock);
    cgroup.apply(
        new NodeLimits(
            Quantities.milliCpu(capacity),
            Quantities.memoryBytes(capacity),
            Quantities.value(capacity, "pods") * 1024));
    return cgroup;
  }

  private static PodNetwork network(KubeletConfig config, Machine machine) {
    return new CniNetwork(
        new NetworkSettings(
            machine.netns(),
            config.node().ip(),
            config.network().cniBinDir(),
            config.local().rootDir(),
            List.of(config.network().clusterCidr(), config.network().serviceCidr())));
  }
}
