package io.drydock.kubelet.runtime.docker;

import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.drydock.kubelet.runtime.ContainerRuntimeException.Kind;
import io.drydock.lifecycle.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** A command that was started in a container, as the engine knows it. */
final class ExecProcess {
  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration SLOWEST_POLL = Duration.ofMillis(500);
  private static final int RESIZE_ATTEMPTS = 10;

  private final EngineClient engine;
  private final Clock clock;
  private final String id;

  ExecProcess(EngineClient engine, Clock clock, String id) {
    this.engine = engine;
    this.clock = clock;
    this.id = id;
  }

  String id() {
    return id;
  }

  /** Waits for its end; -1 where it still runs after this time, or when the caller has left. */
  int awaitExit(Duration limit, BooleanSupplier left) {
    Instant deadline = clock.now().plus(limit);
    Duration pause = POLL;
    for (JsonNode json = inspect(); json.path("Running").asBoolean(false); json = inspect()) {
      if (left.getAsBoolean() || !clock.now().isBefore(deadline)) {
        return -1;
      }
      pause(pause);
      pause = pause.multipliedBy(2).compareTo(SLOWEST_POLL) < 0 ? pause.multipliedBy(2) : pause;
    }
    return inspect().path("ExitCode").asInt(-1);
  }

  /** Kills it where this process can see it. The engine itself has no way to end a command. */
  void kill() {
    JsonNode json = inspect();
    long pid = json.path("Pid").asLong(0);
    if (json.path("Running").asBoolean(false) && pid > 0) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /**
   * Sets the terminal's size. The terminal appears a little later than the command's answer: tries
   * for a while.
   */
  void resize(int columns, int rows) {
    String path =
        EnginePath.of(
            "/exec/" + id + "/resize", "w", Integer.toString(columns), "h", Integer.toString(rows));
    for (int attempt = 1; attempt <= RESIZE_ATTEMPTS; attempt++) {
      try {
        engine.post(path);
        return;
      } catch (ContainerRuntimeException e) {
        if (e.kind() == Kind.UNAVAILABLE) {
          return;
        }
        pause(POLL.multipliedBy(attempt));
      }
    }
  }

  private JsonNode inspect() {
    return engine.get("/exec/" + id + "/json");
  }

  private void pause(Duration duration) {
    try {
      clock.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ContainerRuntimeException(
          Kind.UNAVAILABLE, "interrupted while waiting for a command in a container", e);
    }
  }
}
