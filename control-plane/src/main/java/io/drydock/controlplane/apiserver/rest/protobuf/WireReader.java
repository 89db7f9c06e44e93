package io.drydock.controlplane.apiserver.rest.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.rest.protobuf.WireSchema.Field;
import io.drydock.controlplane.apiserver.rest.protobuf.WireSchema.Message;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  void readInto(ObjectNode target, Message message, CodedInputStream in) throws IOException {
    if (++depth > MOST_NESTING) {
      throw new IOException("messages are nested too deeply");
    }
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      Field field = message.field(WireFormat.getTagFieldNumber(tag));
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
      case REPEATED -> target.withArrayProperty(field.name()).add(value(field.type(), in));
      case SINGLE -> {
        if (field.isInline()) {
          readInto(target, message(field.type()).orElseThrow(), in.readBytes().newCodedInput());
        } else {
          readSingle(target, field, in);
        }
      }
    }
  }

  private void readSingle(ObjectNode target, Field field, CodedInputStream in) throws IOException {
    JsonNode value = value(field.type(), in);
    if (field.zeroIsValue() || !WireScalars.isZero(field.type(), value)) {
      target.set(field.name(), value);
    }
  }

  /** A map is repeated entries of key = 1 and value = 2. */
  private void readEntry(ObjectNode map, Field field, CodedInputStream in) throws IOException {
    CodedInputStream entry = in.readBytes().newCodedInput();
    String key = "";
    @Nullable JsonNode value = null;
    for (int tag = entry.readTag(); tag != 0; tag = entry.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> key = entry.readString();
        case 2 -> value = value(field.type(), entry);
        default -> entry.skipField(tag);
      }
    }
    map.set(key, value == null ? WireScalars.zero(field.type()) : value);
  }

  private JsonNode value(String type, CodedInputStream in) throws IOException {
    Optional<Message> message = message(type);
    if (message.isEmpty()) {
      return WireScalars.read(type, in);
    }
    ObjectNode node = ObjectCodec.mapper().createObjectNode();
    ByteString bytes = in.readBytes();
    readInto(node, message.get(), bytes.newCodedInput());
    return node;
  }

  private Optional<Message> message(String type) {
    return schema.find(type);
  }
}
