package io.drydock.cli.lab;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.output.CliException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Removes a cluster's state folder; never follows a link out of it. */
final class StateDelete {
  private StateDelete() {}

  static void delete(ClusterFolder folder) {
    try {
      if (folder.exists()) {
        deleteTree(folder.root());
      }
    } catch (IOException | UncheckedIOException e) {
      throw CliException.failure(
          "%s cannot be removed (%s); remove it by hand.".formatted(folder.root(), e.getMessage()),
          e);
    }
  }

  private static void deleteTree(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
