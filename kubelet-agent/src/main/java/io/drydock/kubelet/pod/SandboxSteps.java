package io.drydock.kubelet.pod;

import io.drydock.kubelet.network.PodAddresses;
import io.drydock.kubelet.network.PodAttachment;
import io.drydock.kubelet.network.PodNetworkException;
import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.drydock.kubelet.runtime.SandboxInfo;
import io.drydock.kubelet.runtime.SandboxSpec;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Sysctl;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes, wires and ends a pod's sandboxes. Blocking; each step is harmless when repeated. */
final class SandboxSteps {
  private static final int HOSTNAME_LIMIT = 63;

  private final PodServices services;

  SandboxSteps(PodServices services) {
    this.services = services;
  }

  Outcome create(Pod pod, PodAction.CreateSandbox action) {
    var spec =
        new SandboxSpec(PodRefs.of(pod), action.attempt(), hostname(pod), sysctls(pod), Map.of());
    try {
      return new Outcome.SandboxCreated(services.runtime().sandboxes().create(spec));
    } catch (ContainerRuntimeException e) {
      return failed(pod, e.getMessage());
    }
  }

  Outcome start(Pod pod, PodAction.StartSandbox action) {
    try {
      SandboxInfo sandbox = services.runtime().sandboxes().start(action.id());
      PodAddresses addresses =
          services
              .network()
              .setUp(
                  new PodAttachment(
                      PodRefs.of(pod), sandbox.id(), sandbox.netnsPath(), hostPorts(pod)));
      services.volumes().writeHosts(pod, addresses.ips());
      return new Outcome.SandboxReady(action.id());
    } catch (ContainerRuntimeException e) {
      return failed(pod, e.getMessage());
    } catch (PodNetworkException e) {
      return failed(
          pod, "failed to setup network for sandbox \"" + action.id() + "\": " + e.getMessage());
    } catch (IOException e) {
      return failed(pod, "cannot write the pod's hosts file: " + e.getMessage());
    }
  }

  Outcome stop(PodAction.StopSandbox action) {
    services.network().tearDown(action.id());
    services.runtime().sandboxes().stop(action.id());
    return new Outcome.Done();
  }

  Outcome remove(String id) {
    services.network().tearDown(id);
    services.runtime().sandboxes().remove(id);
    return new Outcome.Done();
  }

  private Outcome failed(Pod pod, String why) {
    String message = "Failed to create pod sandbox: " + why;
    services.events().warning(pod, "", "FailedCreatePodSandBox", message);
    return new Outcome.Failed("ContainerCreating", message);
  }

  private static String hostname(Pod pod) {
    String own = pod.getSpec().getHostname();
    String name = own == null || own.isEmpty() ? pod.getMetadata().getName() : own;
    return name.length() <= HOSTNAME_LIMIT ? name : name.substring(0, HOSTNAME_LIMIT);
  }

  private static Map<String, String> sysctls(Pod pod) {
    Map<String, String> settings = new LinkedHashMap<>();
    var security = pod.getSpec().getSecurityContext();
    if (security != null && security.getSysctls() != null) {
      for (Sysctl sysctl : security.getSysctls()) {
        settings.put(sysctl.getName(), sysctl.getValue());
      }
    }
    return settings;
  }

  private static List<PodAttachment.HostPort> hostPorts(Pod pod) {
    return PodContainers.all(pod)
        .flatMap(container -> container.getPorts().stream())
        .filter(port -> port.getHostPort() != null && port.getHostPort() > 0)
        .map(port ->
            new PodAttachment.HostPort(
                port.getHostPort(),
                port.getContainerPort(),
                port.getProtocol() == null ? "TCP" : port.getProtocol(),
                port.getHostIP() == null || port.getHostIP().isEmpty() ? null : port.getHostIP()))
        .toList();
  }
}
