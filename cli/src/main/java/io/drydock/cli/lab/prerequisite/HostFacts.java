package io.drydock.cli.lab.prerequisite;

import io.drydock.cli.lab.host.DockerEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An observation of the host: what kind it is and which of the programs that a lab needs it has.
 */
record HostFacts(
    boolean linux, boolean root, boolean apt, boolean dockerAnswers, Set<String> present) {
  private static final Set<Path> FOLDERS =
      Set.of(
          Path.of("/usr/local/sbin"),
          Path.of("/usr/local/bin"),
          Path.of("/usr/sbin"),
          Path.of("/usr/bin"),
          Path.of("/sbin"),
          Path.of("/bin"));

  static HostFacts observe() {
    boolean linux = System.getProperty("os.name").equals("Linux");
    return new HostFacts(
        linux,
        linux && isRoot(),
        has("apt-get"),
        new DockerEngine().answers(),
        Stream.of(Requirement.values())
            .filter(requirement -> requirement.files().allMatch(HostFacts::has))
            .map(Requirement::name)
            .collect(Collectors.toUnmodifiableSet()));
  }

  boolean has(Requirement requirement) {
    return present.contains(requirement.name());
  }

  /** A program by its name, or any file by its path. */
  private static boolean has(String file) {
    if (file.startsWith("/")) {
      return Files.exists(Path.of(file));
    }
    return FOLDERS.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(file)));
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException e) {
      return false;
    }
  }
}
