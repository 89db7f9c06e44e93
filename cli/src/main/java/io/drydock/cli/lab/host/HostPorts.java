package io.drydock.cli.lab.host;

import java.util.Optional;
import java.util.regex.Pattern;

/** Who listens on the host's TCP ports. */
public final class HostPorts {
  private static final Pattern USER = Pattern.compile("\\(\\(\"([^\"]+)\",pid=(\\d+)");

  private HostPorts() {}

  /** "process java (pid 4711)", or empty where the port is free on every address. */
  public static Optional<String> listener(int port) {
    String output = HostCommand.require("ss", "-Hltnp", "sport = :" + port).strip();
    if (output.isEmpty()) {
      return Optional.empty();
    }
    var user = USER.matcher(output);
    return Optional.of(
        user.find()
            ? "process %s (pid %s)".formatted(user.group(1), user.group(2))
            : "another process");
  }
}
