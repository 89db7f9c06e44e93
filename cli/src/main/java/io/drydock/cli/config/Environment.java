package io.drydock.cli.config;

import io.drydock.cli.output.CliException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command learns from its environment variables: where state is kept and where Drydock
 * itself lies. The {@code drydock} script sets DRYDOCK_ROOT.
 */
public record Environment(Map<String, String> variables) {
  /** The folder of all clusters' state: $DRYDOCK_HOME, or ~/.drydock. */
  public Path home() {
    String home = variables.get("DRYDOCK_HOME");
    if (home != null && !home.isEmpty()) {
      return Path.of(home).toAbsolutePath().normalize();
    }
    return Path.of(variables.getOrDefault("HOME", "/root"), ".drydock");
  }

  /** The checkout that holds target/dist and deploy. */
  public Path root() {
    String root = variables.get("DRYDOCK_ROOT");
    if (root == null || root.isEmpty()) {
      throw CliException.failure(
          "DRYDOCK_ROOT is not set; start drydock with the ./drydock script of the checkout.");
    }
    return Path.of(root).toAbsolutePath().normalize();
  }

  /** The state folder of one cluster; it need not exist. */
  public ClusterFolder cluster(String name) {
    return new ClusterFolder(home().resolve(name));
  }
}
