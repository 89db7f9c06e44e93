package io.drydock.cli.lab.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The mounts of the host below a folder. */
public final class Mounts {
  private static final int MOUNT_POINT = 4;

  private Mounts() {}

  /** Mount points below the folder, the innermost first. */
  public static List<String> below(Path folder) {
    try (var lines = Files.lines(Path.of("/proc/self/mountinfo"))) {
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
      HostCommand.attempt("umount", "--lazy", point);
    }
  }
}
