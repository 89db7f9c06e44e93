package io.drydock.controlplane.apiserver.rest.openapi;

import io.drydock.codec.ObjectCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/** The documents that the build wrote, unpacked. */
final class Documents {
  private static final OpenApi API = OpenApi.load();

  private Documents() {}

  static JsonNode swagger() throws IOException {
    return ObjectCodec.tree(unpack(API.version2(false)));
  }

  static List<String> paths() {
    return ObjectCodec.tree(API.index())
        .path("paths")
        .propertyStream()
        .map(e -> e.getKey())
        .toList();
  }

  static JsonNode version3(String path) throws IOException {
    return ObjectCodec.tree(unpack(API.version3(path).orElseThrow()));
  }

  static byte[] unpack(OpenApi.Document document) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(document.compressed()))) {
      return in.readAllBytes();
    }
  }

  /** Every schema, however deep. */
  static Stream<JsonNode> nodes(JsonNode root) {
    return Stream.concat(Stream.of(root), root.valueStream().flatMap(Documents::nodes));
  }

  /** Definitions by name, in either version. */
  static JsonNode definitions(JsonNode document) {
    return document.has("definitions")
        ? document.path("definitions")
        : document.path("components").path("schemas");
  }
}
