package io.drydock.kubelet.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drydock.kubelet.image.ImageException;
import io.drydock.kubelet.image.ImageSources;
import io.drydock.kubelet.image.PullPolicy;
import io.drydock.kubelet.image.Substitutes;
import io.drydock.kubelet.runtime.ContainerRuntime.Subscription;
import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.drydock.kubelet.runtime.ContainerRuntimeException.Kind;
import io.drydock.kubelet.runtime.LogOptions;
import io.drydock.kubelet.runtime.LogText;
import io.drydock.kubelet.runtime.PodRef;
import io.drydock.kubelet.runtime.RuntimeEvent;
import io.drydock.kubelet.runtime.RuntimeListener;
import io.drydock.kubelet.runtime.SandboxSpec;
import io.drydock.lifecycle.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineOutageTest {
  @TempDir private Path folder;
  private DockerFixture docker;
  private SocketRelay relay;
  private DockerRuntime runtime;

  @BeforeEach
  void open() throws IOException {
    docker = new DockerFixture();
    relay = new SocketRelay(folder.resolve("docker.sock"), docker.settings().socket());
    DockerSettings settings =
        new DockerSettings(
            "unix://" + folder.resolve("docker.sock"),
            docker.settings().cluster(),
            "node-1",
            DockerFixture.PAUSE);
    runtime = new DockerRuntime(settings, docker.cgroup(), Clock.system());
  }

  @AfterEach
  void close() throws IOException {
    runtime.close();
    relay.close();
    docker.close();
  }

  @Test
  void stoppedEngineIsSaidAndFoundAgain() throws IOException {
    assertThat(runtime.version()).startsWith("docker://");
    relay.stop();
    assertThatThrownBy(() -> runtime.containers().list())
        .isInstanceOfSatisfying(
            ContainerRuntimeException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
        .hasMessageContaining("Docker Engine does not answer on " + folder.resolve("docker.sock"))
        .hasMessageContaining("start Docker");
    ImageSources images =
        new ImageSources(
            runtime.images(), Substitutes.none(), Duration.ofSeconds(5), Clock.system());
    assertThatThrownBy(() -> images.ensure("x", PullPolicy.NEVER))
        .isInstanceOfSatisfying(
            ImageException.class,
            e -> assertThat(e.reason()).isEqualTo(ImageException.Reason.ImageInspectError));
    relay.start();
    assertThat(runtime.containers().list()).isEmpty();
  }

  @Test
  void subscriptionComesBackAndAsksForAList() throws IOException {
    AtomicInteger connections = new AtomicInteger();
    AtomicInteger losses = new AtomicInteger();
    AtomicInteger events = new AtomicInteger();
    RuntimeListener listener =
        new RuntimeListener() {
          @Override
          public void connected() {
            connections.incrementAndGet();
          }

          @Override
          public void disconnected() {
            losses.incrementAndGet();
          }

          @Override
          public void event(RuntimeEvent event) {
            events.incrementAndGet();
          }
        };
    try (Subscription subscription = runtime.subscribe(listener)) {
      assertThat(subscription).isNotNull();
      await().until(() -> connections.get() == 1);
      relay.stop();
      await().until(() -> losses.get() == 1);
      relay.start();
      await().until(() -> connections.get() == 2);
      assertThat(losses).hasValue(1);
      runtime
          .sandboxes()
          .start(
              runtime.sandboxes().create(SandboxSpec.of(new PodRef("default", "p", "uid-1"), 0)));
      await().until(() -> events.get() > 0);
    }
  }

  @Test
  void brokenStreamIsAnErrorNotAnEnd() {
    String sandbox =
        runtime.sandboxes().create(SandboxSpec.of(new PodRef("default", "p", "uid-2"), 0));
    runtime.sandboxes().start(sandbox);
    assertThatThrownBy(
            () -> {
              try (var subscription = new BreakLater(relay)) {
                assertThat(subscription).isNotNull();
                runtime.containers().await(sandbox);
              }
            })
        .isInstanceOfSatisfying(
            ContainerRuntimeException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
        .hasMessageContaining("went away while it worked on POST");
    assertThatThrownBy(() -> LogText.read(runtime.streams().logs(sandbox, LogOptions.all())))
        .isInstanceOf(ContainerRuntimeException.class);
  }

  /** Breaks the connections when the engine has begun to wait. */
  private static final class BreakLater implements AutoCloseable {
    private final Thread thread;

    BreakLater(SocketRelay relay) {
      thread =
          Thread.startVirtualThread(() -> {
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            try {
              relay.stop();
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          });
    }

    @Override
    public void close() throws InterruptedException {
      thread.join();
    }
  }
}
