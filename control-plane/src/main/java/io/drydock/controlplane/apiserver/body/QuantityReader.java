package io.drydock.controlplane.apiserver.body;

import io.drydock.api.ExactQuantity;
import io.fabric8.kubernetes.api.model.Quantity;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a quantity, text or number, and keeps its canonical text. */
final class QuantityReader extends ValueDeserializer<Quantity> {

  @Override
  public Quantity deserialize(JsonParser parser, DeserializationContext context) {
    String text =
        switch (parser.currentToken()) {
          case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getText();
          default -> {
            parser.skipChildren();
            yield "{}";
          }
        };
    try {
      return of(ExactQuantity.parse(text.strip()).canonical());
    } catch (IllegalArgumentException e) {
      throw new Unreadable(String.valueOf(e.getMessage()));
    }
  }

  /** Amount and suffix as the model keeps them apart. */
  private static Quantity of(String canonical) {
    return Quantity.parse(canonical);
  }

  @Override
  public Object getNullValue(DeserializationContext context) {
    return new Quantity("0");
  }

  @Override
  public Object getEmptyValue(DeserializationContext context) {
    return new Quantity("0");
  }
}
