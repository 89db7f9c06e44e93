package io.drydock.controlplane.apiserver.rest.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.drydock.controlplane.apiserver.rest.protobuf.WireSchema.Field;
import io.drydock.controlplane.apiserver.rest.protobuf.WireSchema.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Writes JSON trees as messages by the schema. What a tree has beyond the schema is left out; what
 * it lacks is not written, which readers take for zero.
 */
record WireWriter(WireSchema schema) {

  ByteString message(Message message, JsonNode tree) {
    ByteString.Output bytes = ByteString.newOutput();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      for (Field field : message.fields()) {
        write(field, tree, out);
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be written
    }
    return bytes.toByteString();
  }

  private void write(Field field, JsonNode tree, CodedOutputStream out) throws IOException {
    if (field.isInline()) {
      ByteString part = message(schema.find(field.type()).orElseThrow(), tree);
      if (!part.isEmpty()) {
        out.writeBytes(field.number(), part);
      }
      return;
    }
    JsonNode value = tree.path(field.name());
    if (value.isMissingNode() || value.isNull()) {
      return;
    }
    switch (field.shape()) {
      case SINGLE -> value(field.number(), field.type(), value, out);
      case REPEATED -> {
        for (JsonNode element : value) {
          value(field.number(), field.type(), element, out);
        }
      }
      case MAP -> entries(field, value, out);
    }
  }

  private void entries(Field field, JsonNode map, CodedOutputStream out) throws IOException {
    for (var property : map.properties()) {
      ByteString.Output bytes = ByteString.newOutput();
      CodedOutputStream entry = CodedOutputStream.newInstance(bytes);
      entry.writeString(1, property.getKey());
      value(2, field.type(), property.getValue(), entry);
      entry.flush();
      out.writeBytes(field.number(), bytes.toByteString());
    }
  }

  private void value(int number, String type, JsonNode value, CodedOutputStream out)
      throws IOException {
    Optional<Message> message = schema.find(type);
    if (message.isPresent()) {
      out.writeBytes(number, message(message.get(), value));
    } else {
      WireScalars.write(number, type, value, out);
    }
  }
}
