package io.drydock.cli.command;

import java.util.List;

/** What one run of a command left. */
record Printed(int exitCode, String output, String errors) {

  /** Lines of the output with their runs of blanks made one. */
  List<String> rows() {
    return output.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }
}
