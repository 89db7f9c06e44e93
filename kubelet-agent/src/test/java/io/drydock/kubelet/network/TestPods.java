package io.drydock.kubelet.network;

import io.drydock.kubelet.network.PodAttachment.HostPort;
import io.drydock.kubelet.runtime.ContainerIdentity;
import io.drydock.kubelet.runtime.ContainerSpec;
import io.drydock.kubelet.runtime.ContainerSpec.SandboxRef;
import io.drydock.kubelet.runtime.PodRef;
import io.drydock.kubelet.runtime.ProcessSpec;
import io.drydock.kubelet.runtime.ResourceLimits;
import io.drydock.kubelet.runtime.SandboxInfo;
import io.drydock.kubelet.runtime.SandboxSpec;
import io.drydock.kubelet.runtime.SecuritySpec;
import io.drydock.kubelet.runtime.docker.DockerFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Pods that answer on port 8080 with the connections they see. */
final class TestPods {
  private final DockerFixture docker;

  TestPods(DockerFixture docker) {
    this.docker = docker;
  }

  /** A pod before and after it is wired. */
  record TestPod(PodAttachment attachment, String container) {}

  TestPod start(HostPort... hostPorts) {
    PodRef pod =
        new PodRef(
            "default",
            "p-" + UUID.randomUUID().toString().substring(0, 8),
            UUID.randomUUID().toString());
    SandboxInfo sandbox =
        docker
            .runtime()
            .sandboxes()
            .start(docker.runtime().sandboxes().create(SandboxSpec.of(pod, 0)));
    String container =
        docker
            .runtime()
            .containers()
            .create(
                new ContainerSpec(
                    new ContainerIdentity(pod, "main", 0, Map.of()),
                    new SandboxRef(sandbox.id(), false),
                    DockerFixture.BUSYBOX,
                    ProcessSpec.of(
                        List.of("nc", "-ll", "-p", "8080", "-e", "netstat", "-tn"),
                        List.of(),
                        Map.of()),
                    List.of(),
                    ResourceLimits.none(),
                    SecuritySpec.none()));
    docker.runtime().containers().start(container);
    return new TestPod(
        new PodAttachment(pod, sandbox.id(), sandbox.netnsPath(), List.of(hostPorts)), container);
  }

  /** What the other end answers to a connection from inside the pod. */
  String connect(TestPod from, String ip, int port) {
    return docker
        .runtime()
        .streams()
        .exec(
            from.container(),
            List.of("nc", "-w", "3", ip, Integer.toString(port)),
            Duration.ofSeconds(5))
        .output();
  }

  void kill(TestPod pod) {
    docker.runtime().sandboxes().remove(pod.attachment().sandboxId());
    docker.runtime().containers().remove(pod.container());
  }
}
