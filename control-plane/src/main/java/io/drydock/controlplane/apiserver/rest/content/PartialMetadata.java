package io.drydock.controlplane.apiserver.rest.content;

import io.drydock.codec.ObjectCodec;
import io.drydock.proto.v1.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** PartialObjectMetadata of meta.k8s.io: an object without its spec, status and data. */
final class PartialMetadata {
  static final String KIND = "PartialObjectMetadata";

  private PartialMetadata() {}

  static ObjectNode of(String apiVersion, Document document) {
    JsonNode metadata = ObjectCodec.tree(document.getRaw().toByteArray()).path("metadata");
    ObjectNode partial = ObjectCodec.mapper().createObjectNode();
    partial.put("kind", KIND);
    partial.put("apiVersion", apiVersion);
    partial.set("metadata", metadata);
    return partial;
  }
}
