package io.drydock.kubelet.pod;

import io.drydock.kubelet.network.PodAddresses;
import io.drydock.kubelet.runtime.ContainerInfo;
import io.drydock.kubelet.runtime.ContainerState;
import io.drydock.kubelet.runtime.SandboxInfo;
import io.drydock.kubelet.volume.PodFolder;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what the runtime has of one pod. Used by the pod's worker only. */
final class RuntimeObserver {
  private final PodServices services;
  private final TerminationMessages messages;
  private final Map<String, String> knownMessages = new HashMap<>();
  private final Set<String> sandboxIds = new LinkedHashSet<>();
  private final Set<String> neverStarted = new HashSet<>();
  private final Set<String> ready = new HashSet<>();

  RuntimeObserver(PodServices services, List<SandboxInfo> known) {
    this.services = services;
    this.messages = new TerminationMessages(services.runtime().streams());
    known.forEach(sandbox -> sandboxIds.add(sandbox.id()));
  }

  void created(String sandboxId) {
    sandboxIds.add(sandboxId);
    neverStarted.add(sandboxId);
  }

  /** A start was tried, whatever came of it. */
  void started(String sandboxId) {
    neverStarted.remove(sandboxId);
  }

  void wired(String sandboxId) {
    ready.add(sandboxId);
  }

  /** Looks for sandboxes that this worker does not know of, because a create met one. */
  void searchAll(String uid) {
    services.runtime().sandboxes().list().stream()
        .filter(sandbox -> sandbox.pod().uid().equals(uid))
        .forEach(sandbox -> sandboxIds.add(sandbox.id()));
  }

  RuntimeView look(Pod pod) {
    PodFolder folder = services.volumes().folder(pod);
    List<Sandbox> sandboxes =
        List.copyOf(sandboxIds).stream()
            .flatMap(id -> find(id).stream())
            .map(info -> sandbox(info, folder))
            .sorted(Comparator.comparingInt(Sandbox::attempt).reversed())
            .toList();
    List<ContainerRun> runs =
        services.runtime().containers().ofPod(pod.getMetadata().getUid()).stream()
            .map(info -> run(pod, folder, info))
            .sorted(
                Comparator.comparingInt(ContainerRun::restartCount)
                    .thenComparing(ContainerRun::createdAt)
                    .reversed())
            .toList();
    return new RuntimeView(sandboxes, runs);
  }

  private Optional<SandboxInfo> find(String id) {
    Optional<SandboxInfo> found = services.runtime().sandboxes().find(id);
    if (found.isEmpty()) {
      sandboxIds.remove(id);
    }
    return found;
  }

  private Sandbox sandbox(SandboxInfo info, PodFolder folder) {
    List<String> ips =
        services.network().addresses(info.id()).map(PodAddresses::ips).orElse(List.of());
    return new Sandbox(info.id(), info.attempt(), phase(info, ips, folder), ips, info.createdAt());
  }

  private Sandbox.Phase phase(SandboxInfo info, List<String> ips, PodFolder folder) {
    if (!info.running()) {
      return neverStarted.contains(info.id()) ? Sandbox.Phase.CREATED : Sandbox.Phase.DEAD;
    }
    if (ips.isEmpty()) {
      return Sandbox.Phase.RUNNING;
    }
    boolean wired = ready.contains(info.id()) || wiredBefore(ips.getFirst(), folder);
    return wired ? Sandbox.Phase.READY : Sandbox.Phase.RUNNING;
  }

  /** A sandbox of an earlier agent is whole where its hosts file was written, the last step. */
  private static boolean wiredBefore(String ip, PodFolder folder) {
    try {
      return Files.exists(folder.hosts())
          && Files.readAllLines(folder.hosts()).stream()
              .anyMatch(line -> line.startsWith(ip + "\t"));
    } catch (IOException e) {
      return false;
    }
  }

  private ContainerRun run(Pod pod, PodFolder folder, ContainerInfo info) {
    return new ContainerRun(
        info.identity().name(),
        info.id(),
        info.sandboxId(),
        new ContainerRun.Image(info.image(), info.imageId()),
        info.identity().restartCount(),
        info.createdAt(),
        state(pod, folder, info));
  }

  private RunState state(Pod pod, PodFolder folder, ContainerInfo info) {
    return switch (info.state()) {
      case ContainerState.Created() -> new RunState.Created();
      case ContainerState.Running(var startedAt, var pid) -> new RunState.Running(startedAt);
      case ContainerState.Exited exited -> exited(pod, folder, info, exited);
    };
  }

  private RunState exited(
      Pod pod, PodFolder folder, ContainerInfo info, ContainerState.Exited exited) {
    if (!exited.error().isEmpty()) {
      return new RunState.Exited(
          exited.startedAt(), exited.finishedAt(), 128, "StartError", exited.error());
    }
    String reason =
        exited.oomKilled() ? "OOMKilled" : exited.exitCode() == 0 ? "Completed" : "Error";
    String message =
        knownMessages.computeIfAbsent(
            info.id(), id -> message(pod, folder, info, exited.exitCode()));
    return new RunState.Exited(
        exited.startedAt(), exited.finishedAt(), exited.exitCode(), reason, message);
  }

  private String message(Pod pod, PodFolder folder, ContainerInfo info, int exitCode) {
    var exit =
        new TerminationMessages.ContainerExit(info.id(), info.identity().restartCount(), exitCode);
    return PodContainers.find(pod, info.identity().name())
        .map(container -> messages.of(container, folder, exit))
        .orElse("");
  }
}
