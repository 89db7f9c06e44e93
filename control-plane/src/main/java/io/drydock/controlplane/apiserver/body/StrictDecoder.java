package io.drydock.controlplane.apiserver.body;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.drydock.api.Kind;
import io.drydock.client.ApiException;
import io.drydock.codec.ObjectCodec;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * JSON trees to typed objects as Kubernetes reads them: unknown fields are found and left out, a
 * value of the wrong JSON type is refused. A null is as good as nothing: where a field is null it
 * is absent, in a list or map it stands for an empty value.
 */
public final class StrictDecoder {
  private final JsonMapper mapper;

  public StrictDecoder() {
    this.mapper =
        ObjectCodec.mapper()
            .rebuild()
            .annotationIntrospector(new ModelIntrospector())
            .addHandler(new UnknownFields())
            .changeDefaultNullHandling(
                _ -> JsonSetter.Value.forContentNulls(Nulls.AS_EMPTY).withValueNulls(Nulls.SKIP))
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
    UnknownFields.Found found = new UnknownFields.Found();
    Skeleton.complete(kind, tree);
    T object = read(kind, tree, found);
    List<String> unknown = found.messages();
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
    } catch (JacksonException | IllegalArgumentException e) {
      throw ApiException.badRequest(
          "%s in version \"%s\" cannot be handled as a %s: %s"
              .formatted(kind.kind(), kind.version(), kind.kind(), WrongType.of(e, kind, tree)));
    }
  }
}
