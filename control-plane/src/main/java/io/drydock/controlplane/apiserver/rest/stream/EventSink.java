package io.drydock.controlplane.apiserver.rest.stream;

import io.drydock.controlplane.apiserver.rest.http.BodyStream;
import io.drydock.controlplane.apiserver.rest.http.WebSocket;
import java.io.IOException;

/** Where the events of a watch go: a chunked body, or the messages of a WebSocket. */
sealed interface EventSink extends AutoCloseable {

  void send(byte[] lines) throws IOException;

  /** Whether several lines may be sent as one. */
  boolean batches();

  @Override
  void close() throws IOException;

  /** Several lines may go in one chunk. */
  record Chunks(BodyStream body) implements EventSink {
    @Override
    public void send(byte[] lines) throws IOException {
      body.write(lines, 0, lines.length);
    }

    @Override
    public boolean batches() {
      return true;
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  /** One line a message. */
  record Messages(WebSocket socket, boolean binary) implements EventSink {
    @Override
    public void send(byte[] lines) throws IOException {
      if (binary) {
        socket.send(lines);
      } else {
        socket.sendText(lines);
      }
    }

    @Override
    public boolean batches() {
      return false;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
