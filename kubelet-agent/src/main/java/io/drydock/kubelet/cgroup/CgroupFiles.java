package io.drydock.kubelet.cgroup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Reads and writes the kernel's cgroup files. */
final class CgroupFiles {

  private CgroupFiles() {}

  static void write(Path file, long value) {
    write(file, Long.toString(value));
  }

  static void write(Path file, String value) {
    try {
      Files.writeString(file, value);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot set %s to %s (%s): the agent needs root and a writable /sys/fs/cgroup"
              .formatted(file, value, e.getMessage()),
          e);
    }
  }

  static void makeDirectory(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot make the cgroup %s (%s): the agent needs root and a writable /sys/fs/cgroup"
              .formatted(directory, e.getMessage()),
          e);
    }
  }

  /** The number in a file; empty where the cgroup is gone. */
  static OptionalLong read(Path file) {
    try {
      return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** The number behind a key in a file of "key number" lines; 0 where there is none. */
  static long read(Path file, String key) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(key + " "))
          .mapToLong(line -> Long.parseLong(line.substring(key.length() + 1).strip()))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
