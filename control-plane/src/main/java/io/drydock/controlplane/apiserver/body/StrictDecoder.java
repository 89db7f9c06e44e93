package io.drydock.controlplane.apiserver.body;

import io.drydock.api.Kind;
import io.drydock.client.ApiException;
import io.drydock.codec.ObjectCodec;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * JSON trees to typed objects as Kubernetes reads them: unknown fields are found and left out, a
 * value of the wrong JSON type is refused. The models' own way to keep unknown fields is switched
 * off in this mapper.
 */
public final class StrictDecoder {
  private final JsonMapper mapper;

  public StrictDecoder() {
    this.mapper =
        ObjectCodec.mapper()
            .rebuild()
            .annotationIntrospector(new NoAnySetters())
            .addHandler(new UnknownFields())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(
                LogicalType.Textual,
                config ->
                    config
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();
  }

  public <T extends HasMetadata> Decoded<T> decode(
      Kind<T> kind, ObjectNode tree, FieldValidation validation) {
    return decode(kind, tree, validation, List.of());
  }

  /**
   * As above.
   *
   * @param duplicates what was wrong with the tree's JSON already
   */
  public <T extends HasMetadata> Decoded<T> decode(
      Kind<T> kind, ObjectNode tree, FieldValidation validation, List<String> duplicates) {
    UnknownFields.Found found = new UnknownFields.Found();
    T object = read(kind, tree, found);
    List<String> unknown = Stream.concat(found.messages().stream(), duplicates.stream()).toList();
    if (validation == FieldValidation.STRICT && !unknown.isEmpty()) {
      throw ApiException.badRequest(
          "%s in version \"%s\" cannot be handled as a %s: strict decoding error: %s"
              .formatted(kind.kind(), kind.version(), kind.kind(), String.join(", ", unknown)));
    }
    return new Decoded<>(object, validation == FieldValidation.IGNORE ? List.of() : unknown);
  }

  private <T extends HasMetadata> T read(Kind<T> kind, ObjectNode tree, UnknownFields.Found found) {
    try {
      return mapper
          .readerFor(kind.type())
          .withAttribute(UnknownFields.Found.class, found)
          .readValue(tree);
    } catch (MismatchedInputException e) {
      throw ApiException.badRequest(WrongType.message(kind, tree, e));
    } catch (JacksonException | IllegalArgumentException e) {
      throw ApiException.badRequest(
          "%s in version \"%s\" cannot be handled as a %s: %s"
              .formatted(kind.kind(), kind.version(), kind.kind(), WrongType.reason(e)));
    }
  }
}
