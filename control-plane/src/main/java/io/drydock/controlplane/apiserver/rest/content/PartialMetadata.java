package io.drydock.controlplane.apiserver.rest.content;

import io.drydock.codec.ObjectCodec;
import io.drydock.proto.v1.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** PartialObjectMetadata of meta.k8s.io/v1: an object without its spec, status and data. */
public final class PartialMetadata {
  public static final String API_VERSION = "meta.k8s.io/v1";
  static final String KIND = "PartialObjectMetadata";

  private PartialMetadata() {}

  public static ObjectNode of(Document document) {
    JsonNode metadata = ObjectCodec.tree(document.getRaw().toByteArray()).path("metadata");
    ObjectNode partial = ObjectCodec.mapper().createObjectNode();
    partial.put("kind", KIND);
    partial.put("apiVersion", API_VERSION);
    partial.set("metadata", metadata);
    return partial;
  }
}
