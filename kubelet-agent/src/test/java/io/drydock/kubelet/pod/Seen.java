package io.drydock.kubelet.pod;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds observations for tables: a pod of one container "app" that nothing is known of yet. */
final class Seen {
  static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private Pod pod =
      new PodBuilder()
          .withNewMetadata()
          .withNamespace("default")
          .withName("web")
          .withUid("u1")
          .endMetadata()
          .withNewSpec()
          .withNodeName("node-1")
          .withTerminationGracePeriodSeconds(30L)
          .addNewContainer()
          .withName("app")
          .withImage("img:1")
          .endContainer()
          .endSpec()
          .build();
  private final List<Sandbox> sandboxes = new ArrayList<>();
  private final List<ContainerRun> runs = new ArrayList<>();
  private final Set<String> underWay = new HashSet<>();
  private final Map<String, String> images = new HashMap<>();
  private final Map<String, Failure> failures = new HashMap<>();
  private final Map<String, Instant> killing = new HashMap<>();
  private final Map<String, ProbeVerdict> probes = new HashMap<>();
  private Progress.Folder folder = Progress.Folder.UNKNOWN;
  private RestartBackOff backOff = RestartBackOff.none();
  private Fate fate = new Fate.Wanted();

  static Seen pod() {
    return new Seen();
  }

  Seen change(java.util.function.UnaryOperator<PodBuilder> edit) {
    pod = edit.apply(new PodBuilder(pod)).build();
    return this;
  }

  Seen policy(String policy) {
    return change(one -> one.editSpec().withRestartPolicy(policy).endSpec());
  }

  Seen init(String name) {
    return change(one ->
        one.editSpec()
            .addNewInitContainer()
            .withName(name)
            .withImage("img:1")
            .endInitContainer()
            .endSpec());
  }

  Seen sidecar(String name) {
    return change(one ->
        one.editSpec()
            .addNewInitContainer()
            .withName(name)
            .withImage("img:1")
            .withRestartPolicy("Always")
            .endInitContainer()
            .endSpec());
  }

  Seen ephemeral(String name, String target) {
    return change(one ->
        one.editSpec()
            .addNewEphemeralContainer()
            .withName(name)
            .withImage("img:1")
            .withTargetContainerName(target)
            .endEphemeralContainer()
            .endSpec());
  }

  Seen deleted(long grace) {
    return change(one ->
        one.editMetadata()
            .withDeletionTimestamp("2026-01-01T12:00:30Z")
            .withDeletionGracePeriodSeconds(grace)
            .endMetadata());
  }

  Seen status(PodStatus status) {
    return change(one -> one.withStatus(status));
  }

  Seen sandbox(String id, int attempt, Sandbox.Phase phase) {
    List<String> ips = phase == Sandbox.Phase.READY ? List.of("10.244.0.5") : List.of();
    sandboxes.addFirst(new Sandbox(id, attempt, phase, ips, NOW));
    return this;
  }

  /** A ready sandbox s0 and prepared volumes. */
  Seen prepared() {
    folder = Progress.Folder.READY;
    return sandbox("s0", 0, Sandbox.Phase.READY);
  }

  Seen folder(Progress.Folder state) {
    folder = state;
    return this;
  }

  Seen run(String name, int restart, RunState state) {
    return run(name, restart, "s0", state);
  }

  Seen run(String name, int restart, String sandbox, RunState state) {
    runs.addFirst(
        new ContainerRun(
            name,
            name + "-" + restart,
            sandbox,
            new ContainerRun.Image("img:1", "sha256:1"),
            restart,
            NOW.minusSeconds(60).plusSeconds(restart),
            state));
    return this;
  }

  static RunState created() {
    return new RunState.Created();
  }

  static RunState running() {
    return new RunState.Running(NOW.minusSeconds(30));
  }

  static RunState exited(int code) {
    return exited(code, NOW);
  }

  static RunState exited(int code, Instant finished) {
    return new RunState.Exited(
        finished.minusSeconds(5), finished, code, code == 0 ? "Completed" : "Error", "");
  }

  Seen underWay(String key) {
    underWay.add(key);
    return this;
  }

  Seen image(String container) {
    images.put(container, "sha256:1");
    return this;
  }

  Seen failed(String key, String reason, Instant since, Instant retryAt) {
    failures.put(key, new Failure(reason, "it did not work", 1, since, retryAt));
    return this;
  }

  Seen killing(String id, Instant deadline) {
    killing.put(id, deadline);
    return this;
  }

  Seen probe(String container, ProbeVerdict verdict) {
    probes.put(container, verdict);
    return this;
  }

  Seen backOff(RestartBackOff state) {
    backOff = state;
    return this;
  }

  Seen fate(Fate decided) {
    fate = decided;
    return this;
  }

  PodObservation build() {
    return new PodObservation(
        pod,
        new RuntimeView(sandboxes, runs),
        new Progress(NOW.minusSeconds(100), underWay, images, failures, killing, folder),
        probes,
        backOff,
        fate,
        NOW);
  }

  List<String> decide() {
    return PodPlan.decide(build()).stream().map(Seen::brief).toList();
  }

  PodStatus calculate() {
    return PodStatusCalculator.calculate(build(), new NodeFacts("node-1", "10.89.0.11", Map.of()));
  }

  /** An action without its reason, so that tables stay readable. */
  private static String brief(PodAction action) {
    return switch (action) {
      case PodAction.PrepareVolumes unused -> "volumes";
      case PodAction.CreateSandbox one -> "create sandbox " + one.attempt();
      case PodAction.StartSandbox one -> "start sandbox " + one.id();
      case PodAction.PullImage one -> "pull " + one.container();
      case PodAction.CreateContainer one ->
          "create " + one.container() + " " + one.restartCount() + " on " + one.sandboxId();
      case PodAction.StartContainer one -> "start " + one.id();
      case PodAction.KillContainer one -> "kill " + one.id() + " " + one.grace().toSeconds() + "s";
      case PodAction.RemoveContainer one -> "remove " + one.id();
      case PodAction.StopSandbox one -> "stop sandbox " + one.id();
      case PodAction.RemoveSandbox one -> "remove sandbox " + one.id();
      case PodAction.RemoveRemains unused -> "remove remains";
      case PodAction.DeleteFromApi unused -> "delete";
      case PodAction.EndPod one -> "end " + one.why();
      case PodAction.Wait one -> "wait " + java.time.Duration.between(NOW, one.until()).toSeconds();
    };
  }
}
