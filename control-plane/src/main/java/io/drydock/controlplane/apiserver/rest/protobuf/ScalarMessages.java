package io.drydock.controlplane.apiserver.rest.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.drydock.codec.ObjectCodec;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Messages that are one value in JSON: times, quantities, numbers or texts, raw JSON. */
final class ScalarMessages {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private ScalarMessages() {}

  /** Writes one message's fields. */
  private interface Fields {
    void to(CodedOutputStream out) throws IOException;
  }

  static JsonNode read(String type, CodedInputStream in) throws IOException {
    return switch (type) {
      case "time" -> time(in, SECONDS);
      case "microtime" -> time(in, MICROS);
      case "quantity" -> quantity(in);
      case "intorstring" -> intOrString(in);
      case "json" -> json(in);
      case "strings" -> strings(in);
      default -> throw new IOException("there is no type " + type);
    };
  }

  static ByteString write(String type, JsonNode value) throws IOException {
    return switch (type) {
      case "time", "microtime" -> time(value.asString(""));
      case "quantity" -> message(out -> out.writeString(1, value.asString("0")));
      case "intorstring" -> intOrString(value);
      case "json" -> message(out -> out.writeByteArray(1, ObjectCodec.encode(value)));
      case "strings" -> message(out -> writeStrings(value, out));
      default -> throw new IOException("there is no type " + type);
    };
  }

  private static ByteString message(Fields fields) throws IOException {
    ByteString.Output bytes = ByteString.newOutput();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    fields.to(out);
    out.flush();
    return bytes.toByteString();
  }

  /** Null where no time is set. */
  private static JsonNode time(CodedInputStream in, DateTimeFormatter format) throws IOException {
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
      return JSON.nullNode();
    }
    try {
      return JSON.stringNode(format.format(Instant.ofEpochSecond(seconds, nanos)));
    } catch (DateTimeException e) {
      throw new IOException("a time is out of range", e);
    }
  }

  private static ByteString time(String text) throws IOException {
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      return message(out -> {
        out.writeInt64(1, time.getEpochSecond());
        out.writeInt32(2, time.getNano());
      });
    } catch (DateTimeException e) {
      return ByteString.EMPTY;
    }
  }

  private static JsonNode quantity(CodedInputStream in) throws IOException {
    String text = "0";
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == 1) {
        text = in.readString();
      } else {
        in.skipField(tag);
      }
    }
    return JSON.stringNode(text);
  }

  /** type = 1 (0: number, 1: string), intVal = 2, strVal = 3. */
  private static JsonNode intOrString(CodedInputStream in) throws IOException {
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
    return type == 0 ? JSON.numberNode(number) : JSON.stringNode(text);
  }

  private static ByteString intOrString(JsonNode value) throws IOException {
    boolean number = value.isIntegralNumber();
    return message(out -> {
      out.writeInt64(1, number ? 0 : 1);
      out.writeInt32(2, number ? value.asInt() : 0);
      out.writeString(3, number ? "" : value.asString(""));
    });
  }

  private static JsonNode json(CodedInputStream in) throws IOException {
    JsonNode tree = JSON.nullNode();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == 1) {
        byte[] raw = in.readByteArray();
        tree = raw.length == 0 ? JSON.nullNode() : ObjectCodec.tree(raw);
      } else {
        in.skipField(tag);
      }
    }
    return tree;
  }

  private static JsonNode strings(CodedInputStream in) throws IOException {
    ArrayNode array = JSON.arrayNode();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == 1) {
        array.add(in.readString());
      } else {
        in.skipField(tag);
      }
    }
    return array;
  }

  private static void writeStrings(JsonNode array, CodedOutputStream out) throws IOException {
    for (JsonNode element : array) {
      out.writeString(1, element.asString(""));
    }
  }
}
