package io.drydock.cli.lab.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The mounts of the host below a folder; the host's also where this process has mounts of its own.
 */
public final class Mounts {
  private static final int MOUNT_POINT = 4;
  private static final Path OWN = Path.of("/proc/self");
  private static final Path ENGINE_PID = Path.of("/run/docker.pid");

  private Mounts() {}

  /** Mount points below the folder, the innermost first. */
  public static List<String> below(Path folder) {
    try (var lines = Files.lines((onHost() ? OWN : host()).resolve("mountinfo"))) {
      return lines
          .map(line -> line.split(" ")[MOUNT_POINT].replace("\\040", " "))
          .filter(point -> Path.of(point).startsWith(folder))
          .toList()
          .reversed();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unmounts all of them, lazily, so that a busy one goes too. */
  public static void unmountBelow(Path folder) {
    for (String point : below(folder)) {
      var command = new ArrayList<String>();
      if (!onHost()) {
        command.addAll(List.of("nsenter", "--mount=" + namespace(host()), "--"));
      }
      command.addAll(List.of("umount", "--lazy", point));
      HostCommand.attempt(command);
    }
  }

  /** Process 1 stands for the engine where the engine's own process is not known. */
  private static Path host() {
    try {
      Path engine = Path.of("/proc", Files.readString(ENGINE_PID).strip());
      return Files.exists(namespace(engine)) ? engine : Path.of("/proc/1");
    } catch (IOException e) {
      return Path.of("/proc/1");
    }
  }

  /** Whether our mounts are those of the engine; taken for true where we may not look. */
  private static boolean onHost() {
    try {
      return Files.readSymbolicLink(namespace(OWN))
          .equals(Files.readSymbolicLink(namespace(host())));
    } catch (IOException e) {
      return true;
    }
  }

  private static Path namespace(Path process) {
    return process.resolve("ns/mnt");
  }
}
