package io.drydock.controlplane.apiserver.body;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/**
 * Skips fields that a model does not have, and remembers where they stood; a value of the wrong
 * type is told with the type that is expected.
 */
final class UnknownFields extends DeserializationProblemHandler {

  /** What one decoding came across; it travels with it as an attribute. */
  static final class Found {
    private final List<String> paths = new ArrayList<>();

    List<String> messages() {
      return paths.stream().map(path -> "unknown field \"" + path + "\"").toList();
    }
  }

  @Override
  public boolean handleUnknownProperty(
      DeserializationContext context,
      JsonParser parser,
      ValueDeserializer<?> deserializer,
      Object bean,
      String name) {
    if (context.getAttribute(Found.class) instanceof Found found) {
      found.paths.add(path(parser.streamReadContext()));
    }
    parser.skipChildren();
    return true;
  }

  @Override
  public Object handleUnexpectedToken(
      DeserializationContext context,
      JavaType type,
      JsonToken token,
      JsonParser parser,
      String failure) {
    throw new UnexpectedType(parser, type);
  }

  /** "spec.containers[0].imagee". */
  static String path(TokenStreamContext context) {
    TokenStreamContext parent = context.getParent();
    if (parent == null) {
      return "";
    }
    return step(context, path(parent));
  }

  private static String step(TokenStreamContext context, String before) {
    if (context.inArray()) {
      return before + "[" + context.getCurrentIndex() + "]";
    }
    String name = context.currentName();
    if (name == null) {
      return before;
    }
    return before.isEmpty() ? name : before + "." + name;
  }
}
