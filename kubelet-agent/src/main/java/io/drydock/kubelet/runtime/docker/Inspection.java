package io.drydock.kubelet.runtime.docker;

import io.drydock.kubelet.runtime.ContainerInfo;
import io.drydock.kubelet.runtime.ContainerState;
import io.drydock.kubelet.runtime.SandboxInfo;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads the engine's answer to an inspection of one container. */
record Inspection(JsonNode json) {

  SandboxInfo sandbox() {
    Map<String, String> labels = labels();
    return new SandboxInfo(
        id(),
        EngineLabels.pod(labels),
        EngineLabels.identity(labels).restartCount(),
        running(),
        state().path("Pid").asLong(0),
        created(),
        labels);
  }

  ContainerInfo container() {
    Map<String, String> labels = labels();
    return new ContainerInfo(
        id(),
        EngineLabels.identity(labels),
        labels.getOrDefault(EngineLabels.SANDBOX_ID, ""),
        labels.getOrDefault(EngineLabels.IMAGE, ""),
        json.path("Image").asString(""),
        created(),
        containerState());
  }

  String id() {
    return json.path("Id").asString("");
  }

  Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>();
    json.path("Config")
        .path("Labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
    return labels;
  }

  Instant created() {
    return time(json, "Created");
  }

  boolean tty() {
    return json.path("Config").path("Tty").asBoolean(false);
  }

  boolean running() {
    return state().path("Running").asBoolean(false);
  }

  private ContainerState containerState() {
    JsonNode state = state();
    if (running()) {
      return new ContainerState.Running(time(state, "StartedAt"), state.path("Pid").asLong(0));
    }
    String error = state.path("Error").asString("");
    boolean neverStarted = time(state, "StartedAt").isBefore(Instant.EPOCH);
    if (neverStarted && error.isEmpty()) {
      return new ContainerState.Created();
    }
    Instant started = neverStarted ? created() : time(state, "StartedAt");
    return new ContainerState.Exited(
        started,
        neverStarted ? created() : notBefore(started, time(state, "FinishedAt")),
        state.path("ExitCode").asInt(0),
        state.path("OOMKilled").asBoolean(false),
        error);
  }

  /** The engine may note the end of a short process before its beginning. */
  private static Instant notBefore(Instant started, Instant finished) {
    return finished.isBefore(started) ? started : finished;
  }

  private JsonNode state() {
    return json.path("State");
  }

  private static Instant time(JsonNode node, String field) {
    return Instant.parse(node.path(field).asString("0001-01-01T00:00:00Z"));
  }
}
