package io.drydock.cli.lab.supervisor;

import io.drydock.cli.lab.host.ProcessMarks;
import io.drydock.cli.lab.host.Signals;
import io.drydock.cli.lab.program.ProcessSpec;
import io.drydock.lifecycle.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The processes that are to run, by name. */
final class ProcessTable implements AutoCloseable {
  private static final Duration DEATH = Duration.ofSeconds(2);
  private final ConcurrentSkipListMap<String, ManagedProcess> processes =
      new ConcurrentSkipListMap<>();
  private final ProcessMarks marks;
  private final Clock clock;

  ProcessTable(ProcessMarks marks, Clock clock) {
    this.marks = marks;
    this.clock = clock;
  }

  /** Keeps the process running from now on; harmless where it is kept already. */
  void keep(ProcessSpec spec) {
    processes.computeIfAbsent(spec.name(), name -> new ManagedProcess(spec, marks, clock).start());
  }

  /** Ends the processes for good, at once. */
  void endNow(String... names) throws InterruptedException {
    for (String name : names) {
      ManagedProcess process = processes.remove(name);
      if (process != null) {
        process.close();
      }
    }
    var pids =
        List.of(names).stream().flatMapToLong(name -> marks.find(name).stream()).boxed().toList();
    pids.forEach(Signals::kill);
    Signals.awaitGone(pids, DEATH);
  }

  List<ManagedProcess> all() {
    return List.copyOf(processes.values());
  }

  Optional<ManagedProcess> find(String name) {
    return Optional.ofNullable(processes.get(name));
  }

  /** Stops keeping anything; what runs goes on. */
  @Override
  public void close() throws InterruptedException {
    for (ManagedProcess process : processes.values()) {
      process.close();
    }
  }
}
