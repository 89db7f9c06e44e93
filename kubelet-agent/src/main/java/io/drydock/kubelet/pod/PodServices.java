package io.drydock.kubelet.pod;

import io.drydock.kubelet.env.Environment;
import io.drydock.kubelet.image.ImageService;
import io.drydock.kubelet.network.PodNetwork;
import io.drydock.kubelet.runtime.ContainerRuntime;
import io.drydock.kubelet.volume.PodVolumes;
import io.drydock.lifecycle.Clock;

/** What pod workers act with; shared by all of a node. */
public record PodServices(
    ContainerRuntime runtime,
    PodNetwork network,
    ImageService images,
    PodVolumes volumes,
    Environment environment,
    PodEvents events,
    Clock clock) {}
