package io.drydock.cli.command;

import io.drydock.cli.output.CliException;

/** Whether a change is made, asked of the server only, or only thought of. */
enum DryRun {
  NONE(""),
  CLIENT(" (dry run)"),
  SERVER(" (server dry run)");

  private final String suffix;

  DryRun(String suffix) {
    this.suffix = suffix;
  }

  /** What a line of output ends with. */
  String suffix() {
    return suffix;
  }

  static DryRun parse(String text) {
    return switch (text) {
      case "none" -> NONE;
      case "client" -> CLIENT;
      case "server" -> SERVER;
      default ->
          throw CliException.failure(
              "Invalid dry-run value (%s). Must be \"none\", \"server\", or \"client\"."
                  .formatted(text));
    };
  }
}
