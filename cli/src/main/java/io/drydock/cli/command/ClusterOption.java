package io.drydock.cli.command;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.spec.ClusterFile;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.cli.output.CliException;
import picocli.CommandLine.Option;

/** The option that says which lab cluster a command is about. */
final class ClusterOption {
  private static final String NAME = "[a-z0-9]([-a-z0-9]{0,18}[a-z0-9])?";

  @Option(
      names = "--name",
      defaultValue = "${env:DRYDOCK_CLUSTER:-drydock}",
      paramLabel = "<cluster>",
      description = "Name of the cluster (default: ${DEFAULT-VALUE}).")
  private String name = "";

  ClusterFolder folder(Invocation invocation) {
    return folder(invocation, name);
  }

  /** The state folder of a cluster of this name, which must be one that names can be made of. */
  static ClusterFolder folder(Invocation invocation, String name) {
    if (!name.matches(NAME)) {
      throw CliException.usage(
          "--name \"" + name + "\" must be at most 20 lower-case letters, digits and dashes.");
    }
    return invocation.environment().cluster(name);
  }

  /** The cluster's spec; a failure where there is no such cluster. */
  ClusterSpec spec(Invocation invocation) {
    return new ClusterFile()
        .read(folder(invocation))
        .orElseThrow(() ->
            CliException.failure(
                "There is no cluster \"%s\"; `drydock up%s` makes it."
                    .formatted(name, name.equals("drydock") ? "" : " --name " + name)));
  }
}
