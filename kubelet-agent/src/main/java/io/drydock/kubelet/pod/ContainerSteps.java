package io.drydock.kubelet.pod;

import io.drydock.kubelet.env.Addresses;
import io.drydock.kubelet.env.ConfigErrorException;
import io.drydock.kubelet.handler.Target;
import io.drydock.kubelet.image.ImageResult;
import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes, starts and kills a pod's containers, with their hooks and events. Blocking. */
final class ContainerSteps {
  /** What is left for TERM at least, however long the preStop hook took. */
  private static final Duration SHORTEST = Duration.ofSeconds(2);

  private final PodServices services;
  private final StartGate gate;
  private final ContainerSpecs specs;
  private final Hooks hooks;

  ContainerSteps(PodServices services, StartGate gate) {
    this.services = services;
    this.gate = gate;
    this.specs = new ContainerSpecs(services.environment(), services.volumes());
    this.hooks = new Hooks(services);
  }

  Outcome create(
      Pod pod,
      PodAction.CreateContainer action,
      ImageResult image,
      Addresses addresses,
      RuntimeView view) {
    Container container = PodContainers.find(pod, action.container()).orElseThrow();
    try {
      String unused =
          services
              .runtime()
              .containers()
              .create(
                  specs.of(
                      pod,
                      container,
                      action,
                      image,
                      addresses,
                      processNamespace(pod, action, view)));
      event(pod, container, "Created", "Created container: " + container.getName());
      return new Outcome.Done();
    } catch (ConfigErrorException e) {
      return failed(pod, container, "CreateContainerConfigError", e.getMessage());
    } catch (ContainerRuntimeException e) {
      return failed(pod, container, "CreateContainerError", e.getMessage());
    }
  }

  /** The target's of an ephemeral container, else the sandbox's where the pod shares it. */
  private static String processNamespace(
      Pod pod, PodAction.CreateContainer action, RuntimeView view) {
    boolean shared = Boolean.TRUE.equals(pod.getSpec().getShareProcessNamespace());
    return EphemeralContainers.target(pod, action.container())
        .filter(target -> !shared)
        .flatMap(view::latest)
        .map(ContainerRun::id)
        .orElse(shared ? action.sandboxId() : "");
  }

  Outcome start(Pod pod, PodAction.StartContainer action, Addresses addresses)
      throws InterruptedException {
    Container container = PodContainers.find(pod, action.container()).orElseThrow();
    try {
      Outcome unused = gate.pass(StartGate.Stage.CONTAINER, () -> startNow(action.id()));
    } catch (ContainerRuntimeException e) {
      services.events().warning(pod, container.getName(), "Failed", "Error: " + e.getMessage());
      if (e.kind() == ContainerRuntimeException.Kind.REFUSED) {
        return new Outcome.Done();
      }
      return new Outcome.Failed("RunContainerError", String.valueOf(e.getMessage()));
    }
    event(pod, container, "Started", "Started container " + container.getName());
    Target target = target(container, action.id(), addresses);
    if (hooks.postStart(pod, container, target).isPresent()) {
      event(pod, container, "Killing", "FailedPostStartHook");
      services.runtime().containers().stop(action.id(), TeardownPlan.specGrace(pod));
    }
    return new Outcome.Done();
  }

  private Outcome startNow(String id) {
    services.runtime().containers().start(id);
    return new Outcome.Done();
  }

  /** Within the grace: the preStop hook, then TERM; after it KILL. */
  Outcome kill(Pod pod, PodAction.KillContainer action, boolean again, Addresses addresses)
      throws InterruptedException {
    Optional<Container> container = PodContainers.find(pod, action.container());
    Duration left = action.grace();
    if (!again && container.isPresent()) {
      event(pod, container.get(), "Killing", action.reason());
      left = afterPreStop(pod, container.get(), action, addresses);
    }
    services.runtime().containers().stop(action.id(), left);
    return new Outcome.Done();
  }

  private Duration afterPreStop(
      Pod pod, Container container, PodAction.KillContainer action, Addresses addresses)
      throws InterruptedException {
    if (action.grace().isZero()) {
      return Duration.ZERO;
    }
    Instant begun = services.clock().now();
    hooks.preStop(pod, container, target(container, action.id(), addresses), action.grace());
    Duration left = action.grace().minus(Duration.between(begun, services.clock().now()));
    Duration least = action.grace().compareTo(SHORTEST) < 0 ? action.grace() : SHORTEST;
    return left.compareTo(least) < 0 ? least : left;
  }

  private static Target target(Container container, String id, Addresses addresses) {
    String ip = addresses.podIps().isEmpty() ? "" : addresses.podIps().getFirst();
    return new Target(ip, container, id);
  }

  private void event(Pod pod, Container container, String reason, String message) {
    services.events().normal(pod, container.getName(), reason, message);
  }

  private Outcome failed(Pod pod, Container container, String reason, String message) {
    services.events().warning(pod, container.getName(), "Failed", "Error: " + message);
    return new Outcome.Failed(reason, message);
  }
}
