package io.drydock.cli.lab.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The mounts of the host below a folder; the host's also where this process has mounts of its own. */
public final class Mounts {
  private static final int MOUNT_POINT = 4;
  private static final Path OWN = Path.of("/proc/self");
  private static final Path HOST = Path.of("/proc/1");

  private Mounts() {}

  /** Mount points below the folder, the innermost first. */
  public static List<String> below(Path folder) {
    try (var lines = Files.lines((onHost() ? OWN : HOST).resolve("mountinfo"))) {
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
        command.addAll(List.of("nsenter", "--mount=" + namespace(HOST), "--"));
      }
      command.addAll(List.of("umount", "--lazy", point));
      HostCommand.attempt(command);
    }
  }

  /** Whether our mounts are those of process 1; taken for true where we may not look. */
  private static boolean onHost() {
    try {
      return Files.readSymbolicLink(namespace(OWN)).equals(Files.readSymbolicLink(namespace(HOST)));
    } catch (IOException e) {
      return true;
    }
  }

  private static Path namespace(Path process) {
    return process.resolve("ns/mnt");
  }
}
