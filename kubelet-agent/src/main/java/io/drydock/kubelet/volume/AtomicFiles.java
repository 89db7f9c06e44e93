package io.drydock.kubelet.volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps a folder of projected files so that a reader sees all of the old files or all of the new
 * ones: files lie in a dated folder, {@code ..data} links to it and is replaced by a rename, the
 * visible names link through {@code ..data}. The layout is kubelet's.
 */
final class AtomicFiles {
  private static final String DATA = "..data";
  private static final String NEW_DATA = "..data_tmp";

  private final Path folder;

  AtomicFiles(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder hold exactly these files (relative paths); true where something changed. */
  boolean write(Map<String, FileContent> files) throws IOException {
    Files.createDirectories(folder);
    Path data = folder.resolve(DATA);
    if (Files.exists(data) && read(data.toRealPath()).equals(new TreeMap<>(files))) {
      return false;
    }
    Path fresh = Files.createTempDirectory(folder, "..");
    FileModes.set(fresh, 0755);
    for (var file : files.entrySet()) {
      write(fresh.resolve(file.getKey()), file.getValue());
    }
    Path before = Files.exists(data) ? data.toRealPath() : null;
    switchTo(fresh);
    linkNames(files.keySet());
    if (before != null) {
      Folders.delete(before);
    }
    return true;
  }

  private void switchTo(Path fresh) throws IOException {
    Path link = folder.resolve(NEW_DATA);
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, fresh.getFileName());
    Files.move(
        link,
        folder.resolve(DATA),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private void linkNames(Set<String> paths) throws IOException {
    Set<String> names =
        paths.stream()
            .map(path -> path.split("/", 2)[0])
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (String name : names) {
      Path link = folder.resolve(name);
      if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
        Files.createSymbolicLink(link, Path.of(DATA, name));
      }
    }
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (!name.startsWith("..") && !names.contains(name)) {
          Files.delete(entry);
        }
      }
    }
  }

  private static void write(Path path, FileContent content) throws IOException {
    Files.createDirectories(path.getParent());
    Files.write(path, content.bytes());
    FileModes.set(path, content.mode());
  }

  private static Map<String, FileContent> read(Path from) throws IOException {
    Map<String, FileContent> found = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        found.put(
            from.relativize(path).toString(),
            new FileContent(Files.readAllBytes(path), FileModes.get(path)));
      }
    }
    return found;
  }
}
