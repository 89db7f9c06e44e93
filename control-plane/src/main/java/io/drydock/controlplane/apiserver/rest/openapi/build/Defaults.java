package io.drydock.controlplane.apiserver.rest.openapi.build;

import io.drydock.codec.ObjectCodec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** The defaults that a schema of OpenAPI 3 names. Pure. */
final class Defaults {

  private Defaults() {}

  /** The value that Go gives to a field that is not set. */
  static void zero(ObjectNode schema) {
    switch (schema.path("type").asString("object")) {
      case "string" -> schema.put("default", "");
      case "integer", "number" -> schema.put("default", 0);
      case "boolean" -> schema.put("default", false);
      case "object" -> schema.putObject("default");
      default -> {}
    }
  }

  /**
   * @param marker JSON; or "ref(Constant)", which names a constant of Go that cannot be looked up
   */
  static void marked(ObjectNode schema, String marker) {
    if (marker.startsWith("ref(")) {
      return;
    }
    try {
      schema.set("default", ObjectCodec.mapper().readTree(marker));
    } catch (JacksonException e) {
      throw new IllegalStateException("the marker +default=" + marker + " is not JSON", e);
    }
  }
}
