package io.drydock.kubelet.runtime.docker;

import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.drydock.kubelet.runtime.ContainerRuntimeException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/** What sandboxes and containers have in common: they are containers to the engine. */
final class EngineContainers {
  private final EngineClient engine;

  EngineContainers(EngineClient engine) {
    this.engine = engine;
  }

  String create(String name, Map<String, Object> request) {
    return engine
        .post(EnginePath.of("/containers/create", "name", name), request)
        .path("Id")
        .asString("");
  }

  /** Starts it; whatever keeps the process from running is REFUSED with the engine's words. */
  void start(String id) {
    try {
      engine.post(EnginePath.container(id, "/start"));
    } catch (ContainerRuntimeException e) {
      throw e.kind() == Kind.INTERNAL
          ? new ContainerRuntimeException(Kind.REFUSED, String.valueOf(e.getMessage()), e)
          : e;
    }
  }

  void stop(String id, Duration grace) {
    long seconds = grace.plusMillis(999).toSeconds();
    if (seconds <= 0) {
      kill(id, "SIGKILL");
      return;
    }
    String path = EnginePath.of(EnginePath.container(id, "/stop"), "t", Long.toString(seconds));
    unlessGone(() -> call("POST", path, EngineClient.USUAL.plusSeconds(seconds)));
  }

  void kill(String id, String signal) {
    try {
      unlessGone(
          () -> engine.post(EnginePath.of(EnginePath.container(id, "/kill"), "signal", signal)));
    } catch (ContainerRuntimeException e) {
      if (e.kind() != Kind.CONFLICT) {
        throw e;
      }
    }
  }

  void remove(String id) {
    try {
      unlessGone(() ->
          engine.delete(EnginePath.of(EnginePath.container(id, ""), "force", "true", "v", "true")));
    } catch (ContainerRuntimeException e) {
      if (e.kind() != Kind.CONFLICT) {
        throw e;
      }
      awaitRemoved(id);
    }
  }

  int await(String id) {
    return call("POST", EnginePath.container(id, "/wait"), Duration.ZERO)
        .path("StatusCode")
        .asInt(0);
  }

  Optional<Inspection> inspect(String id) {
    try {
      return Optional.of(new Inspection(engine.get(EnginePath.container(id, "/json"))));
    } catch (ContainerRuntimeException e) {
      if (e.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Inspects all that match the filter, newest first; those that go meanwhile are left out. */
  List<Inspection> list(String filter) {
    JsonNode found =
        engine.get(EnginePath.of("/containers/json", "all", "true", "filters", filter));
    List<Callable<Optional<Inspection>>> inspections = new ArrayList<>();
    found.forEach(c -> inspections.add(() -> inspect(c.path("Id").asString(""))));
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Inspection> result = new ArrayList<>();
      for (Future<Optional<Inspection>> future : executor.invokeAll(inspections)) {
        future.get().ifPresent(result::add);
      }
      result.sort(Comparator.comparing(Inspection::created).reversed());
      return result;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ContainerRuntimeException(Kind.UNAVAILABLE, "interrupted while listing", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ContainerRuntimeException cause
          ? cause
          : new ContainerRuntimeException(Kind.INTERNAL, "listing containers failed", e);
    }
  }

  private JsonNode call(String method, String path, Duration timeout) {
    return engine.call(HttpRequest.of(method, path), timeout);
  }

  /** Another removal is under way: waits for its end, so that the name is free afterwards. */
  private void awaitRemoved(String id) {
    unlessGone(() ->
        call(
            "POST",
            EnginePath.of(EnginePath.container(id, "/wait"), "condition", "removed"),
            EngineClient.USUAL));
  }

  private static void unlessGone(Runnable call) {
    try {
      call.run();
    } catch (ContainerRuntimeException e) {
      if (e.kind() != Kind.NOT_FOUND) {
        throw e;
      }
    }
  }
}
