package io.drydock.controlplane.apiserver.rest.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.controlplane.apiserver.pod.AssignedPod;
import io.drydock.controlplane.apiserver.pod.NodeClients;
import io.drydock.controlplane.apiserver.rest.http.ByteConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Port-forward over the numbered channels of one WebSocket, as the Java clients ask for it: one
 * connection a port; channel 2i has its bytes, channel 2i+1 its error; both begin with the port's
 * number in two bytes. The socket ends with the last of its connections.
 */
final class WebSocketPorts {
  private final NodeClients nodes;
  private final AssignedPod pod;
  private final ChannelSocket socket;

  WebSocketPorts(NodeClients nodes, AssignedPod pod, ChannelSocket socket) {
    this.nodes = nodes;
    this.pod = pod;
    this.socket = socket;
  }

  void serve(List<Integer> ports) throws IOException, InterruptedException {
    List<SocketChannelEnd> ends = new ArrayList<>();
    for (int i = 0; i < ports.size(); i++) {
      byte[] number = {(byte) (int) ports.get(i), (byte) (ports.get(i) >> 8)};
      socket.send(2 * i, number);
      socket.send(2 * i + 1, number);
      ends.add(new SocketChannelEnd(socket, 2 * i));
    }
    List<Thread> pumps = new ArrayList<>();
    for (int i = 0; i < ports.size(); i++) {
      PortPump pump = new PortPump(nodes, pod, ports.get(i));
      SocketChannelEnd end = ends.get(i);
      pumps.add(Thread.ofVirtual().name("port-forward").start(() -> forward(pump, end)));
    }
    Thread input = Thread.ofVirtual().name("port-input").start(() -> deliver(ends, pumps));
    try {
      for (Thread pump : pumps) {
        pump.join();
      }
    } finally {
      pumps.forEach(Thread::interrupt);
      input.interrupt();
    }
  }

  private void forward(PortPump pump, SocketChannelEnd end) {
    try {
      Optional<String> failure = pump.run(end);
      if (failure.isPresent()) {
        socket.send(end.channel() + 1, failure.get().getBytes(UTF_8));
      }
    } catch (IOException e) {
      // the client has gone, which ends the others too
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end.drop();
  }

  /** What comes for a connection that has ended is dropped. The client's end ends all. */
  private void deliver(List<SocketChannelEnd> ends, List<Thread> pumps) {
    try {
      Optional<ChannelSocket.Message> next = socket.receive();
      while (next.isPresent()) {
        int channel = next.get().channel();
        if (channel % 2 == 0 && channel / 2 < ends.size()) {
          ends.get(channel / 2).deliver(next.get().content());
        }
        next = socket.receive();
      }
      pumps.forEach(Thread::interrupt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One channel as bytes both ways. A slow pod holds up the socket, so that nothing piles up. */
  private static final class SocketChannelEnd implements ByteConnection {
    private static final int PIECES = 8;

    private final java.util.concurrent.ArrayBlockingQueue<byte[]> inbound =
        new java.util.concurrent.ArrayBlockingQueue<>(PIECES);
    private final ChannelSocket socket;
    private final int channel;
    private volatile boolean dropped;

    SocketChannelEnd(ChannelSocket socket, int channel) {
      this.socket = socket;
      this.channel = channel;
    }

    int channel() {
      return channel;
    }

    void deliver(byte[] bytes) throws InterruptedException {
      if (!dropped && bytes.length > 0) {
        inbound.put(bytes);
      }
    }

    void drop() {
      dropped = true;
      inbound.clear();
    }

    /** This protocol cannot end one side: only the socket ends. */
    @Override
    public Optional<byte[]> receive() throws InterruptedException {
      return Optional.of(inbound.take());
    }

    @Override
    public void send(byte[] bytes) throws IOException {
      socket.send(channel, bytes);
    }

    @Override
    public void close() {}
  }
}
