package io.drydock.controlplane.apiserver.rest.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Values that are no messages of their own in JSON; {@link ScalarMessages} has those that are on
 * the wire.
 */
final class WireScalars {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

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

  static JsonNode read(String type, CodedInputStream in) throws IOException {
    return switch (type) {
      case "string" -> JSON.stringNode(in.readString());
      case "bytes" -> JSON.binaryNode(in.readByteArray());
      case "int" -> JSON.numberNode(in.readInt32());
      case "long" -> JSON.numberNode(in.readInt64());
      case "bool" -> JSON.booleanNode(in.readBool());
      case "double" -> JSON.numberNode(in.readDouble());
      default -> ScalarMessages.read(type, in.readBytes().newCodedInput());
    };
  }

  static void write(int number, String type, JsonNode value, CodedOutputStream out)
      throws IOException {
    switch (type) {
      case "string" -> out.writeString(number, value.asString(""));
      case "bytes" -> out.writeByteArray(number, value.binaryValue());
      case "int", "long" -> out.writeInt64(number, value.asLong(0));
      case "bool" -> out.writeBool(number, value.asBoolean(false));
      case "double" -> out.writeDouble(number, value.asDouble(0));
      default -> {
        ByteString message = ScalarMessages.write(type, value);
        out.writeBytes(number, message);
      }
    }
  }

  /** Whether a value says nothing where it need not be there. */
  static boolean isZero(String type, JsonNode value) {
    return switch (type) {
      case "string", "bytes" -> value.asString("").isEmpty();
      case "int", "long" -> value.asLong(0) == 0;
      case "bool" -> !value.asBoolean(false);
      default -> value.isNull();
    };
  }

  /** What a map's entry without a value has. */
  static JsonNode zero(String type) {
    return switch (type) {
      case "string", "bytes" -> JSON.stringNode("");
      case "quantity" -> JSON.stringNode("0");
      case "int", "long" -> JSON.numberNode(0);
      case "bool" -> JSON.booleanNode(false);
      case "strings" -> JSON.arrayNode();
      default -> JSON.objectNode();
    };
  }
}
