package io.drydock.controlplane.apiserver.body;

import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a text of a certain form, which stays a text. */
final class TextReader extends ValueDeserializer<String> {
  private final Consumer<String> check;

  /**
   * @param check throws {@link Unreadable}
   */
  TextReader(Consumer<String> check) {
    this.check = check;
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return (String) context.handleUnexpectedToken(context.constructType(String.class), parser);
    }
    String text = parser.getText();
    check.accept(text);
    return text;
  }

  @Override
  public Object getEmptyValue(DeserializationContext context) {
    return "";
  }
}
