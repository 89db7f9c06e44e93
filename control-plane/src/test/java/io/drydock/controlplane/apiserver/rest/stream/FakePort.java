package io.drydock.controlplane.apiserver.rest.stream;

import com.google.protobuf.ByteString;
import io.drydock.proto.v1.PortForwardRequest;
import io.drydock.proto.v1.PortForwardResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/** One forwarded connection, to a port of this process' own network. */
final class FakePort implements StreamObserver<PortForwardRequest> {
  private final StreamObserver<PortForwardResponse> answer;
  private final List<PortForwardRequest> seen;
  private final LinkedBlockingQueue<ByteString> input = new LinkedBlockingQueue<>();
  private final int ownHttp;
  private volatile boolean started;

  FakePort(StreamObserver<PortForwardResponse> answer, List<PortForwardRequest> seen, int ownHttp) {
    this.answer = answer;
    this.seen = seen;
    this.ownHttp = ownHttp;
  }

  @Override
  public void onNext(PortForwardRequest request) {
    if (!started) {
      started = true;
      seen.add(request);
      if (!request.getData().isEmpty()) {
        input.add(request.getData());
      }
      Thread.startVirtualThread(() -> run(request));
    } else {
      input.add(request.getData());
    }
  }

  @Override
  public void onError(Throwable error) {
    input.add(ByteString.EMPTY);
  }

  @Override
  public void onCompleted() {
    input.add(ByteString.EMPTY);
  }

  private void run(PortForwardRequest first) {
    try (Socket socket = new Socket("127.0.0.1", port(first))) {
      Thread.startVirtualThread(() -> pass(socket));
      byte[] buffer = new byte[16 * 1024];
      for (int n = socket.getInputStream().read(buffer);
          n >= 0;
          n = socket.getInputStream().read(buffer)) {
        answer.onNext(
            PortForwardResponse.newBuilder().setData(ByteString.copyFrom(buffer, 0, n)).build());
      }
      answer.onCompleted();
    } catch (IOException e) {
      answer.onError(
          Status.FAILED_PRECONDITION
              .withDescription(
                  "failed to connect to localhost:%d inside pod %s: %s"
                      .formatted(first.getPort(), first.getPod(), e.getMessage()))
              .asRuntimeException());
    }
  }

  private int port(PortForwardRequest first) {
    return first.getPod().isEmpty() ? ownHttp : first.getPort();
  }

  private void pass(Socket socket) {
    try {
      for (ByteString next = input.take(); !next.isEmpty(); next = input.take()) {
        socket.getOutputStream().write(next.toByteArray());
      }
      socket.shutdownOutput();
    } catch (IOException | InterruptedException e) {
      // the other direction sees the end
    }
  }
}
