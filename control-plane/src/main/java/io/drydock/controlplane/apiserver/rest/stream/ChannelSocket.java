package io.drydock.controlplane.apiserver.rest.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.drydock.controlplane.apiserver.rest.http.WebSocket;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbered channels over one WebSocket: a byte with the number, then the content; or, for clients
 * without binary messages, the number's digit and the content in base64.
 */
final class ChannelSocket implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ChannelSocket.class);

  private final WebSocket socket;
  private final boolean base64;

  /** What came on a channel. */
  @SuppressWarnings("ArrayRecordComponent")
  record Message(int channel, byte[] content) {}

  ChannelSocket(WebSocket socket, boolean base64) {
    this.socket = socket;
    this.base64 = base64;
  }

  /** The next message that is one; empty when the client has gone. */
  Optional<Message> receive() throws InterruptedException {
    Optional<byte[]> next = socket.receive();
    while (next.isPresent()) {
      Optional<Message> message = message(next.get());
      if (message.isPresent()) {
        return message;
      }
      next = socket.receive();
    }
    return Optional.empty();
  }

  void send(int channel, byte[] content) throws IOException {
    if (base64) {
      String text = channel + Base64.getEncoder().encodeToString(content);
      socket.sendText(text.getBytes(US_ASCII));
    } else {
      socket.send(channel, content);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private Optional<Message> message(byte[] bytes) {
    if (bytes.length == 0) {
      return Optional.empty();
    }
    byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
    if (!base64) {
      return Optional.of(new Message(bytes[0] & 0xff, rest));
    }
    try {
      return Optional.of(new Message(bytes[0] - '0', Base64.getDecoder().decode(rest)));
    } catch (IllegalArgumentException e) {
      log.atDebug().addKeyValue("cause", e.getMessage()).log("Message is not base64: dropped");
      return Optional.empty();
    }
  }
}
