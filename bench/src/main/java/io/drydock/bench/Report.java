package io.drydock.bench;

import java.io.PrintStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Gathers the rows, and tells each as soon as it is there. */
final class Report {
  private final ObjectNode rows = JsonNodeFactory.instance.objectNode();
  private final PrintStream progress;

  Report(PrintStream progress) {
    this.progress = progress;
  }

  void row(String name, ObjectNode figures) {
    rows.set(name, figures);
    progress.println(name + ": " + figures);
  }

  JsonNode rows() {
    return rows;
  }
}
