package io.drydock.cli.manifest;

import io.drydock.cli.output.CliException;
import io.drydock.codec.ObjectCodec;
import io.drydock.codec.Yaml;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** YAML or JSON text as manifests. Pure. */
final class ManifestText {

  private ManifestText() {}

  static List<Manifest> read(String source, String text) {
    try {
      return Yaml.documents(text).stream()
          .map(document -> object(source, document))
          .flatMap(document -> unpacked(source, document))
          .toList();
    } catch (IllegalArgumentException e) {
      throw CliException.failure("error parsing %s: %s".formatted(source, e.getMessage()), e);
    }
  }

  private static ObjectNode object(String source, JsonNode document) {
    // once through JSON, so that numbers have the types that the server's answers have
    if (ObjectCodec.tree(ObjectCodec.encode(document)) instanceof ObjectNode object) {
      return object;
    }
    throw CliException.failure(
        "unable to decode \"%s\": an object is expected, not %s".formatted(source, document));
  }

  private static Stream<Manifest> unpacked(String source, ObjectNode document) {
    boolean list = document.path("kind").asString("").endsWith("List");
    if (!list || !(document.get("items") instanceof ArrayNode items)) {
      return Stream.of(new Manifest(source, document));
    }
    return items
        .valueStream()
        .map(item -> object(source, item))
        .flatMap(item -> unpacked(source, item));
  }
}
