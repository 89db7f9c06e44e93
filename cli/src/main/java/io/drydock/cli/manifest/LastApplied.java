package io.drydock.cli.manifest;

import io.drydock.cli.output.JsonText;
import io.drydock.codec.ObjectCodec;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The annotation by which the next apply knows what the last one said; kubectl's own. Pure. */
public final class LastApplied {
  private static final String KEY = "kubectl.kubernetes.io/last-applied-configuration";

  private LastApplied() {}

  /** The object with itself as its annotation, to the byte as kubectl writes it. */
  static ObjectNode annotated(ObjectNode object) {
    ObjectNode bare = object.deepCopy();
    annotations(bare).remove(KEY);
    ObjectNode annotated = bare.deepCopy();
    annotations(annotated).put(KEY, JsonText.compact(bare) + "\n");
    return annotated;
  }

  /** What the last apply said of a stored object; empty where there was none. */
  static Optional<ObjectNode> of(JsonNode stored) {
    String text = stored.path("metadata").path("annotations").path(KEY).asString("");
    try {
      return !text.isEmpty()
              && ObjectCodec.tree(text.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode last
          ? Optional.of(last)
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static ObjectNode annotations(ObjectNode object) {
    ObjectNode metadata = object.withObject("metadata");
    return metadata.get("annotations") instanceof ObjectNode present
        ? present
        : metadata.putObject("annotations");
  }
}
