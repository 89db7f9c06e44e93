package io.drydock.controlplane.apiserver.body;

import io.fabric8.kubernetes.api.model.IntOrString;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a number or a text. */
final class IntOrStringReader extends ValueDeserializer<IntOrString> {

  @Override
  public IntOrString deserialize(JsonParser parser, DeserializationContext context) {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> new IntOrString(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
      default -> {
        String type = JsonTypes.name(parser.currentToken());
        parser.skipChildren();
        throw mismatch(type);
      }
    };
  }

  private static IntOrString number(String text) {
    try {
      return new IntOrString(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw mismatch("number " + text);
    }
  }

  private static Unreadable mismatch(String what) {
    return new Unreadable("json: cannot unmarshal " + what + " into Go value of type int32");
  }

  @Override
  public Object getEmptyValue(DeserializationContext context) {
    return new IntOrString(0);
  }
}
