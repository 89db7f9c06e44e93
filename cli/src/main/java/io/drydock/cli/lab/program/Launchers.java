package io.drydock.cli.lab.program;

import io.drydock.cli.output.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes one shell script a program ("kube-proxy"), which starts it with the flags and the class
 * archive that it has at this moment. Container images start Drydock's programs by them.
 */
public final class Launchers {
  private static final String PREFIX = "drydock-";
  private final Distribution distribution;

  public Launchers(Distribution distribution) {
    this.distribution = distribution;
  }

  /** Replaces the scripts in an existing folder. */
  public void write(Path folder) {
    for (Program program : Program.values()) {
      write(folder.resolve(name(program)), distribution.java(program, List.of()));
    }
  }

  /** The command line itself is called drydock, the others as Kubernetes calls them. */
  private static String name(Program program) {
    return switch (program) {
      case CLI -> "drydock";
      case CONTROL_PLANE, KUBELET_AGENT, KUBE_PROXY -> program.folder().substring(PREFIX.length());
    };
  }

  private static void write(Path file, List<String> command) {
    String words = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    try {
      Files.writeString(file, "#!/bin/sh\nexec " + words + " \"$@\"\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw CliException.failure(
          file + " cannot be written: " + e.getMessage() + "; name a folder that can.", e);
    }
  }
}
