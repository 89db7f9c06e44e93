package io.drydock.cli.lab.supervisor;

import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Loop;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * Keeps each log file below a size: what is older moves to one file beside it. Processes append, so
 * they need not know.
 */
final class LogKeeper implements AutoCloseable {
  private static final long MOST_BYTES = 8L * 1024 * 1024;
  private static final Duration PERIOD = Duration.ofSeconds(5);
  private final Path folder;
  private final long most;
  private final Loop loop;

  LogKeeper(Path folder, Clock clock) {
    this(folder, MOST_BYTES, clock);
  }

  LogKeeper(Path folder, long most, Clock clock) {
    this.folder = folder;
    this.most = most;
    this.loop =
        Loop.start(
            "log-keeper",
            clock,
            () -> {
              clock.sleep(PERIOD);
              turn();
            });
  }

  void turn() throws IOException {
    for (Path log : logs()) {
      if (Files.size(log) > most) {
        Files.copy(log, Path.of(log + ".1"), StandardCopyOption.REPLACE_EXISTING);
        FileChannel.open(log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
            .close();
      }
    }
  }

  private List<Path> logs() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".log")).toList();
    }
  }

  @Override
  public void close() throws InterruptedException {
    loop.close();
  }
}
