package io.drydock.controlplane.apiserver;

import io.drydock.api.Kind;
import io.drydock.client.WriteOptions;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.body.Decoded;
import io.drydock.controlplane.apiserver.body.FieldValidation;
import io.drydock.controlplane.apiserver.body.StrictDecoder;
import io.drydock.controlplane.apiserver.conversion.Conversion;
import io.drydock.proto.v1.Document;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * One write's body in a version that is not the stored one: judged by its own fields, then
 * converted. Used by one request.
 */
final class ConvertedBody {
  private final StrictDecoder decoder;
  private final Kind<?> served;
  private final Conversion conversion;
  private final WriteOptions options;
  private List<String> warnings = List.of();

  ConvertedBody(
      StrictDecoder decoder, Kind<?> served, Conversion conversion, WriteOptions options) {
    this.decoder = decoder;
    this.served = served;
    this.conversion = conversion;
    this.options = options;
  }

  /**
   * The body as the stored kind has it, without unknown fields; BadRequest where those are errors.
   */
  ObjectNode tree(ObjectNode body) {
    Decoded<?> decoded =
        decoder.decode(served, body, FieldValidation.parse(options.fieldValidation()));
    warnings = decoded.warnings();
    ObjectNode known = (ObjectNode) ObjectCodec.tree(ObjectCodec.encode(decoded.object()));
    return conversion.toStored(known);
  }

  byte[] bytes(ObjectNode body) {
    return ObjectCodec.encode(tree(body));
  }

  WriteOptions options() {
    return options;
  }

  /** What the user should hear: of this version's fields first. */
  List<String> with(List<String> others) {
    return Stream.concat(warnings.stream(), others.stream()).toList();
  }

  /** A stored object as the served version shows it; anything else, as a Status, stays. */
  static Document show(Document document, Kind<?> served, Kind<?> stored, Conversion conversion) {
    if (!document.getKind().equals(stored.kind())
        || !document.getApiVersion().equals(stored.apiVersion())) {
      return document;
    }
    var tree = (ObjectNode) ObjectCodec.tree(document.getRaw().toByteArray());
    return document.toBuilder()
        .setApiVersion(served.apiVersion())
        .setKind(served.kind())
        .setRaw(ObjectCodec.wrap(ObjectCodec.encode(conversion.fromStored(tree))))
        .build();
  }
}
