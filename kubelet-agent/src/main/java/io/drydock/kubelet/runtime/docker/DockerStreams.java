package io.drydock.kubelet.runtime.docker;

import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.drydock.kubelet.runtime.ContainerRuntimeException.Kind;
import io.drydock.kubelet.runtime.ContainerSession;
import io.drydock.kubelet.runtime.ContainerStreams;
import io.drydock.kubelet.runtime.ExecResult;
import io.drydock.kubelet.runtime.LogOptions;
import io.drydock.kubelet.runtime.LogStream;
import io.drydock.kubelet.runtime.Output;
import io.drydock.lifecycle.Clock;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

/** Logs, exec and attach over the engine's connections. */
final class DockerStreams implements ContainerStreams {
  private static final int MAX_OUTPUT_BYTES = 10 * 1024;
  private static final Duration LEAST_PATIENCE = Duration.ofMillis(50);

  private final EngineClient engine;
  private final EngineContainers containers;
  private final Clock clock;

  DockerStreams(EngineClient engine, EngineContainers containers, Clock clock) {
    this.engine = engine;
    this.containers = containers;
    this.clock = clock;
  }

  @Override
  public ExecResult exec(String id, List<String> command, Duration timeout) {
    Instant deadline = clock.now().plus(timeout);
    SessionOptions options = new SessionOptions(false, true, true, false);
    ExecProcess process = createExec(id, command, options);
    try (EngineStream stream = startExec(process.id(), options)) {
      Future<?> alarm = engine.after(timeout, stream::close);
      String output = collect(stream);
      Duration left = Duration.between(clock.now(), deadline);
      Duration patience = left.compareTo(LEAST_PATIENCE) > 0 ? left : LEAST_PATIENCE;
      int exit = process.awaitExit(patience, stream::closed);
      alarm.cancel(false);
      if (exit == -1) {
        process.kill();
      }
      return new ExecResult(exit, output, exit == -1);
    }
  }

  @Override
  public ContainerSession openExec(String id, List<String> command, SessionOptions options) {
    ExecProcess process = createExec(id, command, options);
    EngineStream stream = startExec(process.id(), options);
    if (!options.stdin()) {
      stream.closeInput();
    }
    return new ExecSession(process, stream);
  }

  @Override
  public ContainerSession attach(String id, SessionOptions options) {
    Inspection container = inspect(id);
    if (!container.running()) {
      throw new ContainerRuntimeException(
          Kind.CONFLICT, "container " + id + " is not running: there is nothing to attach to");
    }
    String path =
        EnginePath.of(
            EnginePath.container(id, "/attach"),
            "stream",
            "true",
            "stdin",
            Boolean.toString(options.stdin()),
            "stdout",
            Boolean.toString(options.stdout()),
            "stderr",
            Boolean.toString(options.stderr()));
    HttpExchange exchange = engine.open(new HttpRequest("POST", path, "", true));
    return new AttachSession(engine, id, new EngineStream(exchange, container.tty()));
  }

  @Override
  public LogStream logs(String id, LogOptions options) {
    boolean terminal = inspect(id).tty();
    String path =
        EnginePath.of(
            EnginePath.container(id, "/logs"),
            "stdout",
            "true",
            "stderr",
            "true",
            "follow",
            Boolean.toString(options.follow()),
            "timestamps",
            Boolean.toString(options.timestamps()),
            "tail",
            options.tailLines().isPresent()
                ? Long.toString(options.tailLines().getAsLong())
                : "all",
            "since",
            since(options));
    HttpExchange exchange = engine.open(HttpRequest.of("GET", path));
    return new DockerLogStream(
        new EngineStream(exchange, terminal), options.limitBytes().orElse(Long.MAX_VALUE));
  }

  private static String since(LogOptions options) {
    Instant since = options.since();
    return since == null ? "0" : "%d.%09d".formatted(since.getEpochSecond(), since.getNano());
  }

  private ExecProcess createExec(String id, List<String> command, SessionOptions options) {
    Map<String, Object> request =
        Map.of(
            "Cmd",
            command,
            "AttachStdin",
            options.stdin(),
            "AttachStdout",
            options.stdout() || options.tty(),
            "AttachStderr",
            options.stderr() && !options.tty(),
            "Tty",
            options.tty());
    String exec = engine.post(EnginePath.container(id, "/exec"), request).path("Id").asString("");
    return new ExecProcess(engine, clock, exec);
  }

  private EngineStream startExec(String exec, SessionOptions options) {
    Map<String, Object> body = Map.of("Detach", false, "Tty", options.tty());
    HttpExchange exchange =
        engine.open(HttpRequest.of("POST", "/exec/" + exec + "/start", body, true));
    return new EngineStream(exchange, options.tty());
  }

  private Inspection inspect(String id) {
    return containers
        .inspect(id)
        .orElseThrow(
            () -> new ContainerRuntimeException(Kind.NOT_FOUND, "no such container: " + id));
  }

  private static String collect(EngineStream stream) {
    ByteArrayOutputStream collected = new ByteArrayOutputStream();
    for (Output o = stream.read(); o != null; o = stream.read()) {
      int room = Math.min(o.data().length, MAX_OUTPUT_BYTES - collected.size());
      collected.write(o.data(), 0, room);
    }
    return collected.toString(StandardCharsets.UTF_8);
  }
}
