package io.drydock.cli.command;

import io.drydock.api.Kind;
import io.drydock.cli.output.CliException;
import io.drydock.client.DeleteOptions;
import picocli.CommandLine.Option;

/** The options that say how objects go. */
final class DeleteStyle {
  @Option(
      names = "--grace-period",
      defaultValue = "-1",
      paramLabel = "<seconds>",
      description = "How long a pod may take to end; -1: as it says itself.")
  private long gracePeriod;

  @Option(names = "--now", description = "As --grace-period=1.")
  private boolean now;

  @Option(names = "--force", description = "Do not wait for the pod's node.")
  private boolean force;

  @Option(
      names = "--cascade",
      defaultValue = "background",
      paramLabel = "background|orphan|foreground",
      description = "What becomes of the objects that it owns.")
  private String cascade = "";

  @Option(
      names = "--dry-run",
      defaultValue = "none",
      paramLabel = "none|client|server",
      description = "Only say what would be done.")
  private String dryRun = "";

  @Option(
      names = {"-o", "--output"},
      defaultValue = "",
      paramLabel = "name",
      description = "name: print names only.")
  private String output = "";

  /** Refuses what does not fit together, and warns where it is dangerous. */
  void check(Session session) {
    if (!output.isEmpty() && !output.equals("name")) {
      throw CliException.failure(
          "unexpected -o output mode: %s. We only support '-o name'".formatted(output));
    }
    if (now && gracePeriod != -1) {
      throw CliException.failure("--now and --grace-period cannot be specified together");
    }
    if (force && gracePeriod > 0) {
      throw CliException.failure(
          "--force and --grace-period greater than 0 cannot be specified together");
    }
    if (force) {
      session
          .err()
          .println(
              "Warning: Immediate deletion does not wait for confirmation that the running resource"
                  + " has been terminated. The resource may continue to run on the cluster"
                  + " indefinitely.");
    }
  }

  boolean isDryRun() {
    return DryRun.parse(dryRun) != DryRun.NONE;
  }

  DeleteOptions options(Session session) {
    boolean dry = isDryRun();
    var options =
        new DeleteOptions(null, propagation(), "", "", session.write("drydock delete", dry, ""));
    long seconds = graceSeconds();
    return seconds < 0 ? options : options.withGrace(seconds);
  }

  /** Without --force, zero is made one, so that the node is asked. */
  private long graceSeconds() {
    if (now) {
      return 1;
    }
    if (force) {
      return 0;
    }
    return gracePeriod == 0 ? 1 : gracePeriod;
  }

  private String propagation() {
    return switch (cascade) {
      case "background", "true" -> "Background";
      case "orphan", "false" -> "Orphan";
      case "foreground" -> "Foreground";
      default ->
          throw CliException.failure(
              "invalid cascade value (%s). Must be \"background\", \"foreground\", or \"orphan\""
                  .formatted(cascade));
    };
  }

  /** What is printed of a deleted object. */
  String line(Kind<?> kind, String name) {
    if (output.equals("name")) {
      return ResourceNames.of(kind, name);
    }
    String done = force ? "force deleted" : "deleted";
    return "%s \"%s\" %s%s"
        .formatted(ResourceNames.type(kind), name, done, DryRun.parse(dryRun).suffix());
  }
}
