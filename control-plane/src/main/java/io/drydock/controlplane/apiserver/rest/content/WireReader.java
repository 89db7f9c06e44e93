package io.drydock.controlplane.apiserver.rest.content;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.rest.content.WireSchema.Field;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads messages by the schema into JSON trees. Fields that it does not know are skipped. */
final class WireReader {
  private static final int MOST_NESTING = 64;

  private final WireSchema schema;
  private int depth;

  WireReader(WireSchema schema) {
    this.schema = schema;
  }

  void readInto(ObjectNode target, Map<Integer, Field> fields, CodedInputStream in)
      throws IOException {
    if (++depth > MOST_NESTING) {
      throw new IOException("messages are nested too deeply");
    }
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      Field field = fields.get(WireFormat.getTagFieldNumber(tag));
      if (field == null) {
        in.skipField(tag);
      } else if (WireFormat.getTagWireType(tag)
          == WireScalars.wireType(field.type(), field.shape())) {
        readField(target, field, in);
      } else {
        throw new IOException("field " + field.name() + " has the wrong wire type");
      }
    }
    depth--;
  }

  private void readField(ObjectNode target, Field field, CodedInputStream in) throws IOException {
    switch (field.shape()) {
      case MAP -> readEntry(target.withObjectProperty(field.name()), field, in);
      case REPEATED -> {
        Optional<JsonNode> value = value(field, in);
        target.withArrayProperty(field.name()).add(value.orElse(WireScalars.empty(field.type())));
      }
      case SINGLE -> {
        if (field.isInline()) {
          message(target, field.type(), in.readBytes());
        } else {
          value(field, in).ifPresent(value -> target.set(field.name(), value));
        }
      }
    }
  }

  /** A map is repeated entries of key = 1 and value = 2. */
  private void readEntry(ObjectNode map, Field field, CodedInputStream in) throws IOException {
    CodedInputStream entry = in.readBytes().newCodedInput();
    String key = "";
    JsonNode value = WireScalars.empty(field.type());
    for (int tag = entry.readTag(); tag != 0; tag = entry.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> key = entry.readString();
        case 2 -> value = value(field, entry).orElse(value);
        default -> entry.skipField(tag);
      }
    }
    map.set(key, value);
  }

  /** Empty where the value says "not set". */
  private Optional<JsonNode> value(Field field, CodedInputStream in) throws IOException {
    if (schema.find(field.type()).isEmpty()) {
      return WireScalars.read(field, in);
    }
    ObjectNode node = ObjectCodec.mapper().createObjectNode();
    message(node, field.type(), in.readBytes());
    return Optional.of(node);
  }

  private void message(ObjectNode target, String type, ByteString bytes) throws IOException {
    readInto(target, schema.find(type).orElseThrow(), bytes.newCodedInput());
  }
}
