package io.drydock.cli.lab.supervisor;

import io.drydock.cli.lab.host.ProcFs;
import io.drydock.cli.lab.host.ProcessMarks;
import io.drydock.cli.lab.host.Signals;
import io.drydock.cli.lab.program.ProcessSpec;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Loop;
import io.drydock.reconcile.BackOff;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one process running: adopts it where it runs already, starts it else, and again whenever it
 * ends, with a pause that grows while it keeps failing. Owned by the machine room; closing it
 * leaves the process running.
 */
final class ManagedProcess implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ManagedProcess.class);
  private static final BackOff PAUSES = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(10));
  private static final Duration LOOK = Duration.ofMillis(200);

  /** A process that lives as long counts as started well. */
  private static final Duration GOOD_RUN = Duration.ofSeconds(10);

  private final ProcessSpec spec;
  private final ProcessMarks marks;
  private final Clock clock;
  private volatile ProcessState state = ProcessState.initial();
  private int failures;
  private @Nullable Loop loop;

  ManagedProcess(ProcessSpec spec, ProcessMarks marks, Clock clock) {
    this.spec = spec;
    this.marks = marks;
    this.clock = clock;
  }

  ManagedProcess start() {
    loop = Loop.start("process-" + spec.name(), clock, this::turn);
    return this;
  }

  ProcessSpec spec() {
    return spec;
  }

  ProcessState state() {
    return state;
  }

  /** SIGKILL; the process is started again. Empty where it does not run. */
  OptionalLong kill() {
    long pid = state.pid();
    if (pid == 0) {
      return OptionalLong.empty();
    }
    Signals.kill(pid);
    return OptionalLong.of(pid);
  }

  /** Stops keeping it running; the process itself is not touched. */
  @Override
  public void close() throws InterruptedException {
    if (loop != null) {
      loop.close();
    }
  }

  private void turn() throws IOException, InterruptedException {
    Instant since = clock.now();
    OptionalLong adopted = marks.find(spec.name());
    if (adopted.isPresent()) {
      awaitAdopted(adopted.getAsLong());
    } else {
      awaitChild(launch());
    }
    failures = clock.now().isAfter(since.plus(GOOD_RUN)) ? 1 : failures + 1;
    clock.sleep(PAUSES.delay(failures));
  }

  private void awaitAdopted(long pid) throws InterruptedException {
    log.atInfo().addKeyValue("process", spec.name()).addKeyValue("pid", pid).log("Adopted");
    state = state.running(pid);
    while (marks.is(spec.name(), pid)) {
      clock.sleep(LOOK);
    }
    ended(pid, "unknown");
  }

  private void awaitChild(Process process) throws InterruptedException {
    long pid = process.pid();
    log.atInfo().addKeyValue("process", spec.name()).addKeyValue("pid", pid).log("Started");
    state = state.running(pid);
    ended(pid, String.valueOf(process.waitFor()));
  }

  private void ended(long pid, String code) {
    state = state.ended();
    log.atWarn()
        .addKeyValue("process", spec.name())
        .addKeyValue("pid", pid)
        .addKeyValue("code", code)
        .log("Ended");
  }

  private Process launch() throws IOException {
    Files.createDirectories(spec.log().getParent());
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(spec.command());
    var builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
    builder.environment().put("MALLOC_ARENA_MAX", "1"); // glibc's arenas cost more than they bring
    builder.environment().putAll(marks.variables(spec.name()));
    return builder.start();
  }

  /** Bytes of memory that are its own share; 0 while it does not run. */
  long memory() {
    long pid = state.pid();
    return pid == 0 ? 0 : ProcFs.proportionalSetSize(pid);
  }
}
