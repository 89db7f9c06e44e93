package io.drydock.cli.lab.host;

import java.util.Map;

/**
 * A container as Docker's list tells of it; the state is Docker's word: "running", "exited", ...
 */
public record EngineContainer(String id, String state, Map<String, String> labels) {
  public EngineContainer {
    labels = Map.copyOf(labels);
  }

  /** The same container in another state. */
  public EngineContainer in(String newState) {
    return new EngineContainer(id, newState, labels);
  }

  /** Empty where it has no such label. */
  public String label(String name) {
    return labels.getOrDefault(name, "");
  }
}
