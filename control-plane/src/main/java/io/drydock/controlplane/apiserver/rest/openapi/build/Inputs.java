package io.drydock.controlplane.apiserver.rest.openapi.build;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the documents are made of: classes and jars. Says whether they must be made again. */
final class Inputs {
  private final List<Path> roots = new ArrayList<>();

  /**
   * @param classPath of this program, which the kinds and the model are on
   */
  Inputs(String classPath, Path... jars) {
    Arrays.stream(classPath.split(File.pathSeparator)).map(Path::of).forEach(roots::add);
    roots.addAll(List.of(jars));
  }

  /**
   * Whether a file is there and nothing has changed after it was written.
   *
   * @param folder what was written beside it does not count
   */
  boolean areOlderThan(Path written, Path folder) throws IOException {
    if (!Files.exists(written)) {
      return false;
    }
    FileTime time = Files.getLastModifiedTime(written);
    return roots.stream()
        .flatMap(Inputs::files)
        .filter(file -> !file.startsWith(folder))
        .allMatch(file -> modified(file).compareTo(time) < 0);
  }

  private static Stream<Path> files(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
