package io.drydock.controlplane.apiserver.rest.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * Events of a watch put together in one array that is then sent: lines
 * {"type":...,"object":...}, or protobuf messages.
 */
final class Frames extends ByteArrayOutputStream {
  private static final byte[] HEAD = "{\"type\":\"".getBytes(UTF_8);
  private static final byte[] MIDDLE = "\",\"object\":".getBytes(UTF_8);
  private static final byte[] TAIL = "}\n".getBytes(UTF_8);

  Frames() {
    super(4096);
  }

  Frames add(String type, byte[] object) {
    begin(type);
    writeBytes(object);
    writeBytes(TAIL);
    return this;
  }

  /** Without a copy in between. */
  Frames add(String type, ByteString object) {
    begin(type);
    try {
      object.writeTo(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be written
    }
    writeBytes(TAIL);
    return this;
  }

  /** A message that is an event by itself, with its length before it where it needs one. */
  Frames addMessage(byte[] event, boolean withLength) {
    if (withLength) {
      writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(event.length).array());
    }
    writeBytes(event);
    return this;
  }

  private void begin(String type) {
    writeBytes(HEAD);
    writeBytes(type.getBytes(UTF_8));
    writeBytes(MIDDLE);
  }

  /** The array itself, longer than {@link #size}; nothing may be added afterwards. */
  byte[] array() {
    return buf;
  }
}
