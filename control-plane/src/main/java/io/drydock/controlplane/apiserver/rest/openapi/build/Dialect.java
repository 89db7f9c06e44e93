package io.drydock.controlplane.apiserver.rest.openapi.build;

import io.drydock.codec.ObjectCodec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where Swagger 2 and OpenAPI 3 differ in how they write a schema. */
enum Dialect {
  V2("#/definitions/"),
  V3("#/components/schemas/");

  private final String definitions;

  Dialect(String definitions) {
    this.definitions = definitions;
  }

  /** Refers to a definition; what describes the use of it may be added beside. */
  ObjectNode reference(String definition) {
    return node().put("$ref", definitions + definition);
  }

  /**
   * In version 3 nothing may stand beside a reference, so it moves one level down when something
   * does.
   */
  ObjectNode described(ObjectNode schema) {
    if (this == V2 || !schema.has("$ref") || schema.size() == 1) {
      return schema;
    }
    ObjectNode wrapped = node();
    wrapped.putArray("allOf").addObject().set("$ref", schema.remove("$ref"));
    return wrapped.setAll(schema);
  }

  /** Quantities and the like are two JSON types at once, which Swagger 2 cannot say. */
  ObjectNode either(String one, String other) {
    ObjectNode schema = node();
    if (this == V2) {
      return schema.put("type", "string");
    }
    ArrayNode alternatives = schema.putArray("oneOf");
    alternatives.addObject().put("type", one);
    alternatives.addObject().put("type", other);
    return schema;
  }

  static ObjectNode node() {
    return ObjectCodec.mapper().createObjectNode();
  }
}
