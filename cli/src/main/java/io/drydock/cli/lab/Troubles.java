package io.drydock.cli.lab;

import io.drydock.proto.v1.LabProcess;
import io.drydock.proto.v1.LabStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What keeps a cluster's processes from running, in sentences with a remedy. */
public final class Troubles {
  private static final long LITTLE = 16L * 1024 * 1024;

  private Troubles() {}

  /** None where all is well. */
  public static List<String> of(LabStatus status) {
    var troubles = new ArrayList<String>();
    disk(Path.of(status.getStateDirectory())).ifPresent(troubles::add);
    status.getProcessesList().stream()
        .filter(process -> process.getState().equals("restarting"))
        .map(Troubles::sentence)
        .forEach(troubles::add);
    return List.copyOf(troubles);
  }

  static String sentence(LabProcess process) {
    return "Process %s does not stay up: %s (its log is %s)"
        .formatted(
            process.getName(),
            LogTail.lastLine(Path.of(process.getLogFile())),
            process.getLogFile());
  }

  private static Optional<String> disk(Path folder) {
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      return free >= LITTLE
          ? Optional.empty()
          : Optional.of(
              "The disk of the state folder %s is full (%d MiB are free); free some, and what has stopped goes on by itself."
                  .formatted(folder, free >> 20));
    } catch (IOException e) {
      return Optional.of("The state folder %s is gone (%s).".formatted(folder, e.getMessage()));
    }
  }
}
