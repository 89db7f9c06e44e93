package io.drydock.controlplane.apiserver.rest.content;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.rest.content.WireSchema.Field;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values that are one JSON scalar, among them messages that Kubernetes writes as one. */
final class WireScalars {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private WireScalars() {}

  /** How a value of the type comes on the wire. */
  static int wireType(String type, WireSchema.Shape shape) {
    if (shape == WireSchema.Shape.MAP) {
      return WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }
    return switch (type) {
      case "int", "long", "bool" -> WireFormat.WIRETYPE_VARINT;
      case "double" -> WireFormat.WIRETYPE_FIXED64;
      default -> WireFormat.WIRETYPE_LENGTH_DELIMITED;
    };
  }

  /** Empty where the value says "not set": an empty string, a zero time. */
  static Optional<JsonNode> read(Field field, CodedInputStream in) throws IOException {
    return switch (field.type()) {
      case "string" -> Optional.of(in.readString()).filter(s -> !s.isEmpty()).map(JSON::stringNode);
      case "bytes" -> Optional.of(JSON.binaryNode(in.readByteArray()));
      case "int" -> number(field, in.readInt32());
      case "long" -> number(field, in.readInt64());
      case "bool" ->
          Optional.of(in.readBool())
              .filter(set -> set || !field.zeroIsUnset())
              .map(JSON::booleanNode);
      case "double" -> Optional.of(JSON.numberNode(in.readDouble()));
      case "time" -> time(in.readBytes().newCodedInput(), SECONDS);
      case "microtime" -> time(in.readBytes().newCodedInput(), MICROS);
      case "quantity" -> quantity(in.readBytes().newCodedInput());
      case "intorstring" -> intOrString(in.readBytes().newCodedInput());
      case "fields" -> fields(in.readBytes().newCodedInput());
      default -> throw new IOException("there is no type " + field.type());
    };
  }

  /** What an element without a value is. */
  static JsonNode empty(String type) {
    return switch (type) {
      case "string", "bytes", "quantity" -> JSON.stringNode("");
      default -> JSON.objectNode();
    };
  }

  private static Optional<JsonNode> number(Field field, long value) {
    return value == 0 && field.zeroIsUnset()
        ? Optional.empty()
        : Optional.of(JSON.numberNode(value));
  }

  private static Optional<JsonNode> time(CodedInputStream in, DateTimeFormatter format)
      throws IOException {
    long seconds = 0;
    long nanos = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> seconds = in.readInt64();
        case 2 -> nanos = in.readInt32();
        default -> in.skipField(tag);
      }
    }
    if (seconds == 0 && nanos == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.stringNode(format.format(Instant.ofEpochSecond(seconds, nanos))));
    } catch (DateTimeException e) {
      throw new IOException("a time is out of range", e);
    }
  }

  private static Optional<JsonNode> quantity(CodedInputStream in) throws IOException {
    String text = "0";
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == 1) {
        text = in.readString();
      } else {
        in.skipField(tag);
      }
    }
    return Optional.of(JSON.stringNode(text));
  }

  /** type = 1 (0: number, 1: string), intVal = 2, strVal = 3. */
  private static Optional<JsonNode> intOrString(CodedInputStream in) throws IOException {
    long type = 0;
    int number = 0;
    String text = "";
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> type = in.readInt64();
        case 2 -> number = in.readInt32();
        case 3 -> text = in.readString();
        default -> in.skipField(tag);
      }
    }
    return Optional.of(type == 0 ? JSON.numberNode(number) : JSON.stringNode(text));
  }

  private static Optional<JsonNode> fields(CodedInputStream in) throws IOException {
    JsonNode tree = JSON.objectNode();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == 1) {
        tree = ObjectCodec.tree(in.readByteArray());
      } else {
        in.skipField(tag);
      }
    }
    return Optional.of(tree);
  }
}
