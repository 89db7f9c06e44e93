package io.drydock.cli.lab.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One cgroup by its path ("/drydock/lab/node-1"), in every hierarchy of version 1 and in version 2:
 * kills what runs in it and below, and removes it.
 */
public final class Cgroups {
  private static final Path ROOT = Path.of("/sys/fs/cgroup");
  private final Path root;
  private final String path;

  public Cgroups(String path) {
    this(ROOT, path);
  }

  Cgroups(Path root, String path) {
    this.root = root;
    this.path = path.substring(1);
  }

  /** The cgroup of a cluster's node; the agent makes it and sets its limits. */
  public static Cgroups ofNode(String cluster, String node) {
    return new Cgroups("/drydock/" + cluster + "/" + node);
  }

  public static Cgroups ofCluster(String cluster) {
    return new Cgroups("/drydock/" + cluster);
  }

  /** Removes the folder that all clusters share where no cluster is left in it. */
  public static void removeSharedParent() {
    var all = new Cgroups("/drydock");
    all.tops().filter(Files::isDirectory).forEach(all::busy);
  }

  /** SIGKILL to every process in it and below. */
  public void kill() {
    for (Path folder : folders()) {
      Path all = folder.resolve("cgroup.kill");
      if (Files.exists(all)) {
        write(all, "1");
      }
      pids(folder).forEach(Signals::kill);
    }
  }

  /** Every process in it and below. */
  public List<Long> pids() {
    return folders().stream().flatMap(folder -> pids(folder).stream()).distinct().toList();
  }

  /** Removes the empty folders; false where some is still busy. */
  public boolean remove() {
    return folders().stream().sorted(Comparator.reverseOrder()).filter(this::busy).count() == 0;
  }

  /** Every folder of it and below, in each hierarchy. */
  public List<Path> folders() {
    return tops().flatMap(Cgroups::tree).toList();
  }

  /** Its own folder in each hierarchy, there or not. */
  private Stream<Path> tops() {
    try (var hierarchies = Files.list(root)) {
      return Stream.concat(Stream.of(root), hierarchies.filter(Files::isDirectory))
          .filter(hierarchy -> !Files.isSymbolicLink(hierarchy))
          .map(hierarchy -> hierarchy.resolve(path))
          .toList()
          .stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static Stream<Path> tree(Path top) {
    if (!Files.isDirectory(top)) {
      return Stream.empty();
    }
    try (var all = Files.walk(top)) {
      return all.filter(Files::isDirectory).toList().stream();
    } catch (IOException | UncheckedIOException e) {
      return Stream.empty(); // it went away while we looked
    }
  }

  private static List<Long> pids(Path folder) {
    try {
      return Files.readAllLines(folder.resolve("cgroup.procs")).stream()
          .map(Long::valueOf)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private boolean busy(Path folder) {
    try {
      Files.deleteIfExists(folder);
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new HostException(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
