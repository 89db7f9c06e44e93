package io.drydock.kubelet.server;

import com.google.protobuf.ByteString;
import io.drydock.client.Inbox;
import io.drydock.kubelet.network.PodSockets;
import io.drydock.kubelet.runtime.SandboxInfo;
import io.drydock.kubelet.runtime.Sandboxes;
import io.drydock.proto.v1.PortForwardRequest;
import io.drydock.proto.v1.PortForwardResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Locale;
import java.util.Optional;

/**
 * Passes bytes between a caller and one port of a pod: on its localhost, as kubectl port-forward
 * means it, or on an address of the pod's network; or the agent's own HTTP endpoint.
 */
final class PortForwardCall {
  private static final int PIECE_BYTES = 32 * 1024;

  private final Sandboxes sandboxes;
  private final PodSockets sockets;
  private final InetSocketAddress ownHttp;

  /**
   * @param ownHttp the agent's own HTTP endpoint
   */
  PortForwardCall(Sandboxes sandboxes, PodSockets sockets, InetSocketAddress ownHttp) {
    this.sandboxes = sandboxes;
    this.sockets = sockets;
    this.ownHttp = ownHttp;
  }

  StreamObserver<PortForwardRequest> start(ServerCallStreamObserver<PortForwardResponse> observer) {
    Closer closer = new Closer();
    PacedSender<PortForwardResponse> sender = new PacedSender<>(observer, closer::close);
    Inbox<PortForwardRequest> inbox = new Inbox<>(observer);
    Thread.ofVirtual().name("port-forward").start(() -> run(inbox, sender, closer));
    return inbox;
  }

  private void run(
      Inbox<PortForwardRequest> inbox, PacedSender<PortForwardResponse> sender, Closer closer) {
    try {
      PortForwardRequest first =
          inbox
              .take()
              .orElseThrow(() -> CallFailure.badRequest("the first message must name the pod"));
      try (SocketChannel socket = connect(first)) {
        closer.own(() -> close(socket));
        Thread input =
            Thread.ofVirtual()
                .name("port-forward-input")
                .start(() -> passInput(first, inbox, socket));
        passOutput(socket, sender);
        input.interrupt();
      }
      sender.complete();
    } catch (RuntimeException e) {
      sender.fail(e);
    } catch (IOException e) {
      sender.fail(CallFailure.notNow("lost connection to pod: " + e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private SocketChannel connect(PortForwardRequest request) throws IOException {
    if (request.getPod().isEmpty()) {
      return SocketChannel.open(ownHttp);
    }
    if (request.getPort() < 1 || request.getPort() > 65_535) {
      throw CallFailure.badRequest("port must be between 1 and 65535, inclusive");
    }
    String netns = sandbox(request).netnsPath();
    return request.getAddress().isEmpty()
        ? connectToLocalhost(netns, request)
        : connectTo(netns, request.getAddress(), request);
  }

  private SocketChannel connectTo(String netns, String address, PortForwardRequest request)
      throws IOException {
    var family = address.contains(":") ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    try {
      return connect(netns, family, address, request.getPort());
    } catch (IOException e) {
      throw CallFailure.notNow(
          "dial tcp %s:%d: connect: %s"
              .formatted(address, request.getPort(), lowerCase(e.getMessage())));
    }
  }

  private static String lowerCase(String words) {
    return words == null ? "failed" : words.toLowerCase(Locale.ROOT);
  }

  private SocketChannel connectToLocalhost(String netns, PortForwardRequest request)
      throws IOException {
    try {
      return connect(netns, StandardProtocolFamily.INET, "127.0.0.1", request.getPort());
    } catch (IOException v4) {
      try {
        return connect(netns, StandardProtocolFamily.INET6, "::1", request.getPort());
      } catch (IOException v6) {
        throw CallFailure.notNow(
            "failed to connect to localhost:%d inside pod %s: %s"
                .formatted(request.getPort(), request.getPod(), v4.getMessage()));
      }
    }
  }

  private SocketChannel connect(
      String netns, StandardProtocolFamily family, String address, int port) throws IOException {
    SocketChannel socket = sockets.open(netns, family);
    try {
      socket.connect(new InetSocketAddress(address, port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private SandboxInfo sandbox(PortForwardRequest request) {
    return sandboxes.list().stream()
        .filter(SandboxInfo::running)
        .filter(sandbox -> sandbox.pod().namespace().equals(request.getNamespace()))
        .filter(sandbox -> sandbox.pod().name().equals(request.getPod()))
        .filter(
            sandbox -> request.getUid().isEmpty() || sandbox.pod().uid().equals(request.getUid()))
        .findFirst()
        .orElseThrow(
            () -> CallFailure.notFound("pods \"%s\" not found".formatted(request.getPod())));
  }

  private static void passOutput(SocketChannel socket, PacedSender<PortForwardResponse> sender)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(PIECE_BYTES);
    boolean wanted = true;
    while (wanted && socket.read(buffer.clear()) >= 0) {
      ByteString data = ByteString.copyFrom(buffer.flip());
      wanted = sender.send(PortForwardResponse.newBuilder().setData(data).build());
    }
  }

  private static void passInput(
      PortForwardRequest first, Inbox<PortForwardRequest> inbox, SocketChannel socket) {
    try {
      Optional<PortForwardRequest> next = Optional.of(first);
      for (; next.isPresent(); next = inbox.take()) {
        ByteBuffer data = next.get().getData().asReadOnlyByteBuffer();
        while (data.hasRemaining()) {
          socket.write(data);
        }
      }
      socket.shutdownOutput();
    } catch (IOException e) {
      // the other direction sees the end and reports it
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(SocketChannel socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // nobody waits for it any more
    }
  }
}
