package io.drydock.kubelet.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drydock.kubelet.runtime.ContainerRuntimeException.Kind;
import io.drydock.kubelet.runtime.ContainerSpec.SandboxRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every container runtime must do with sandboxes and containers. */
public abstract class ContainerRuntimeContract {
  private PodRef pod;

  /** The runtime under test, with no containers of earlier tests. */
  protected abstract ContainerRuntime runtime();

  /** An image with a shell and the usual small tools. */
  protected abstract String image();

  @BeforeEach
  void newPod() {
    pod =
        new PodRef(
            "default",
            "web-" + UUID.randomUUID().toString().substring(0, 8),
            UUID.randomUUID().toString());
  }

  @Test
  void sandboxLivesUntilItIsRemoved() {
    Sandboxes sandboxes = runtime().sandboxes();
    String id = sandboxes.create(SandboxSpec.of(pod, 0));
    assertThat(sandboxes.find(id)).get().matches(s -> !s.running() && s.pid() == 0);

    SandboxInfo started = sandboxes.start(id);
    assertThat(started.running()).isTrue();
    assertThat(started.pod()).isEqualTo(pod);
    assertThat(java.nio.file.Path.of(started.netnsPath())).exists();
    assertThat(sandboxes.list()).extracting(SandboxInfo::id).contains(id);

    sandboxes.stop(id);
    assertThat(sandboxes.find(id)).get().matches(s -> !s.running());
    sandboxes.stop(id);
    sandboxes.remove(id);
    sandboxes.remove(id);
    sandboxes.stop(id);
    assertThat(sandboxes.find(id)).isEmpty();
  }

  @Test
  void sameAttemptTwiceIsAConflict() {
    runtime().sandboxes().create(SandboxSpec.of(pod, 0));
    assertThatThrownBy(() -> runtime().sandboxes().create(SandboxSpec.of(pod, 0)))
        .isInstanceOfSatisfying(
            ContainerRuntimeException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT));
  }

  @Test
  void containerRunsInItsSandboxAndTellsHowItEnded() {
    String sandbox = sandbox();
    String id = create(sandbox, "main", 0, "hostname; exit 3");
    assertThat(info(id).state()).isInstanceOf(ContainerState.Created.class);

    runtime().containers().start(id);
    assertThat(runtime().containers().await(id)).isEqualTo(3);

    assertThat(info(id).state())
        .isInstanceOfSatisfying(
            ContainerState.Exited.class,
            exited -> {
              assertThat(exited.exitCode()).isEqualTo(3);
              assertThat(exited.oomKilled()).isFalse();
              assertThat(exited.finishedAt()).isAfterOrEqualTo(exited.startedAt());
            });
    assertThat(text(id, LogOptions.all())).isEqualTo(pod.name() + "\n");
    assertThat(info(id).identity().name()).isEqualTo("main");
    assertThat(info(id).sandboxId()).isEqualTo(sandbox);
    assertThat(runtime().containers().ofPod(pod.uid()))
        .extracting(ContainerInfo::id)
        .containsExactly(id);
    assertThat(runtime().containers().ofPodNamed(pod.namespace(), pod.name()))
        .extracting(ContainerInfo::id)
        .containsExactly(id);
  }

  @Test
  void commandThatDoesNotExistIsRefusedAndStaysVisible() {
    String id =
        create(
            sandbox(),
            new ProcessSpec(List.of("/no/such"), List.of(), Map.of(), null, false, false, false),
            ResourceLimits.none());
    assertThatThrownBy(() -> runtime().containers().start(id))
        .hasMessageContaining("/no/such")
        .isInstanceOfSatisfying(
            ContainerRuntimeException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
    assertThat(info(id).state())
        .isInstanceOfSatisfying(
            ContainerState.Exited.class,
            exited -> {
              assertThat(exited.exitCode()).isEqualTo(127);
              assertThat(exited.error()).contains("/no/such");
            });
  }

  @Test
  void missingImageIsNotFound() {
    String sandbox = sandbox();
    assertThatThrownBy(() ->
            runtime()
                .containers()
                .create(
                    new ContainerSpec(
                        identity("main", 0),
                        new SandboxRef(sandbox, false),
                        "drydock.local/not-there:1",
                        ProcessSpec.of(List.of(), List.of(), Map.of()),
                        List.of(),
                        ResourceLimits.none(),
                        SecuritySpec.none())))
        .isInstanceOfSatisfying(
            ContainerRuntimeException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
  }

  @Test
  void stopIsGentleFirstAndFirmThen() {
    String sandbox = sandbox();
    String gentle =
        started(sandbox, "gentle", "trap 'echo bye; exit 7' TERM; while :; do sleep 0.1; done");
    awaitReady(gentle);
    runtime().containers().stop(gentle, Duration.ofSeconds(20));
    assertThat(exitCode(gentle)).isEqualTo(7);

    String deaf = started(sandbox, "deaf", "trap '' TERM; while :; do sleep 0.1; done");
    awaitReady(deaf);
    runtime().containers().stop(deaf, Duration.ofSeconds(1));
    assertThat(exitCode(deaf)).isEqualTo(137);

    runtime().containers().stop(deaf, Duration.ofSeconds(1));
    runtime().containers().remove(deaf);
    runtime().containers().remove(deaf);
    runtime().containers().stop(deaf, Duration.ZERO);
    assertThat(runtime().containers().find(deaf)).isEmpty();
  }

  @Test
  void containersShareTheSandboxesNetworkAndProcesses() {
    String sandbox = sandbox();
    started(sandbox, "server", "nc -l -p 8080 -e echo hello");
    String client =
        runtime()
            .containers()
            .create(
                new ContainerSpec(
                    identity("client", 0),
                    new SandboxRef(sandbox, true),
                    image(),
                    ProcessSpec.of(
                        List.of("sh", "-c"),
                        List.of(
                            "until nc 127.0.0.1 8080 </dev/null; do sleep 0.05; done; ps | grep -c -e pause -e sleep"),
                        Map.of()),
                    List.of(),
                    ResourceLimits.none(),
                    SecuritySpec.none()));
    runtime().containers().start(client);
    assertThat(runtime().containers().await(client)).isZero();
    assertThat(text(client, LogOptions.all())).startsWith("hello\n");
  }

  @Test
  void memoryBeyondTheLimitIsAnOomKill() {
    String id =
        create(
            sandbox(),
            ProcessSpec.of(List.of("sh", "-c"), List.of("tail /dev/zero"), Map.of()),
            new ResourceLimits(100, 500, 16 << 20));
    runtime().containers().start(id);
    runtime().containers().await(id);
    assertThat(info(id).state())
        .isInstanceOfSatisfying(
            ContainerState.Exited.class,
            exited -> {
              assertThat(exited.oomKilled()).isTrue();
              assertThat(exited.exitCode()).isEqualTo(137);
            });
  }

  @Test
  void usageIsReadWhileItRuns() {
    String id = started(sandbox(), "busy", "while :; do :; done");
    await()
        .untilAsserted(() ->
            assertThat(runtime().usage(id))
                .get()
                .matches(u -> u.cpuNanos() > 10_000_000 && u.memoryWorkingSetBytes() > 0));
    runtime().containers().kill(id, "SIGKILL");
    runtime().containers().await(id);
    assertThat(runtime().usage(id)).isEmpty();
  }

  @Test
  void eventsTellOfStartsAndEnds() {
    List<RuntimeEvent> events = new CopyOnWriteArrayList<>();
    List<String> connections = new CopyOnWriteArrayList<>();
    RuntimeListener listener =
        new RuntimeListener() {
          @Override
          public void connected() {
            connections.add("connected");
          }

          @Override
          public void disconnected() {
            connections.add("disconnected");
          }

          @Override
          public void event(RuntimeEvent event) {
            events.add(event);
          }
        };
    try (ContainerRuntime.Subscription subscription = runtime().subscribe(listener)) {
      assertThat(subscription).isNotNull();
      await().until(() -> !connections.isEmpty());
      String id = started(sandbox(), "main", "exit 0");
      runtime().containers().await(id);
      runtime().containers().remove(id);
      await()
          .untilAsserted(() ->
              assertThat(events)
                  .filteredOn(e -> e.pod().equals(pod) && e.id().equals(id))
                  .extracting(RuntimeEvent::type)
                  .containsExactly(
                      RuntimeEvent.Type.STARTED,
                      RuntimeEvent.Type.EXITED,
                      RuntimeEvent.Type.REMOVED));
      assertThat(events)
          .anyMatch(
              e -> e.sandbox() && e.type() == RuntimeEvent.Type.STARTED && e.pod().equals(pod));
    }
  }

  protected final String sandbox() {
    String id = runtime().sandboxes().create(SandboxSpec.of(pod, 0));
    return runtime().sandboxes().start(id).id();
  }

  protected final ContainerIdentity identity(String name, int restarts) {
    return new ContainerIdentity(pod, name, restarts, Map.of("example", "yes"));
  }

  protected final String create(String sandbox, String name, int restarts, String script) {
    return runtime()
        .containers()
        .create(
            new ContainerSpec(
                identity(name, restarts),
                new SandboxRef(sandbox, false),
                image(),
                ProcessSpec.of(List.of("sh", "-c"), List.of("touch /ready; " + script), Map.of()),
                List.of(),
                ResourceLimits.none(),
                SecuritySpec.none()));
  }

  protected final String create(String sandbox, ProcessSpec process, ResourceLimits limits) {
    return runtime()
        .containers()
        .create(
            new ContainerSpec(
                identity("main", 0),
                new SandboxRef(sandbox, false),
                image(),
                process,
                List.of(),
                limits,
                SecuritySpec.none()));
  }

  protected final String started(String sandbox, String name, String script) {
    String id = create(sandbox, name, 0, script);
    runtime().containers().start(id);
    return id;
  }

  protected final ContainerInfo info(String id) {
    return runtime().containers().find(id).orElseThrow();
  }

  protected final int exitCode(String id) {
    return info(id).state() instanceof ContainerState.Exited exited ? exited.exitCode() : -1;
  }

  protected final String text(String id, LogOptions options) {
    return LogText.read(runtime().streams().logs(id, options));
  }

  private void awaitReady(String id) {
    await()
        .until(() ->
            runtime().streams().exec(id, List.of("ls", "/ready"), Duration.ofSeconds(5)).exitCode()
                == 0);
  }
}
