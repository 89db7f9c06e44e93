package io.drydock.controlplane.apiserver.rest.stream;

import io.drydock.controlplane.apiserver.rest.http.BodyStream;
import io.drydock.controlplane.apiserver.rest.http.WebSocket;
import java.io.IOException;
import java.util.Arrays;

/** Where the events of a watch go: a chunked body, or the messages of a WebSocket. */
sealed interface EventSink extends AutoCloseable {

  /** Takes the frames over. */
  void send(Frames frames) throws IOException;

  /** Whether several lines may be sent as one. */
  boolean batches();

  @Override
  void close() throws IOException;

  /** Several lines may go in one chunk. */
  record Chunks(BodyStream body) implements EventSink {
    @Override
    public void send(Frames frames) throws IOException {
      body.send(frames.array(), frames.size());
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

  /**
   * One event a message. What the client says is not heard, but that it goes: it interrupts the
   * thread that opened the sink.
   */
  record Messages(WebSocket socket, boolean binary, Thread listener) implements EventSink {

    static Messages on(WebSocket socket, boolean binary) {
      Thread owner = Thread.currentThread();
      var listener = Thread.ofVirtual().name("watch-listener").start(() -> listen(socket, owner));
      return new Messages(socket, binary, listener);
    }

    private static void listen(WebSocket socket, Thread owner) {
      try {
        boolean open = true;
        while (open) {
          open = socket.receive().isPresent();
        }
        owner.interrupt();
      } catch (InterruptedException e) {
        // the watch has ended by itself
      }
    }

    @Override
    public void send(Frames frames) throws IOException {
      byte[] message = Arrays.copyOf(frames.array(), frames.size());
      if (binary) {
        socket.send(message);
      } else {
        socket.sendText(message);
      }
    }

    @Override
    public boolean batches() {
      return false;
    }

    @Override
    public void close() throws IOException {
      listener.interrupt();
      socket.close();
    }
  }
}
