package io.drydock.controlplane.apiserver.rest.stream;

import com.google.protobuf.ByteString;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.pod.AgentErrors;
import io.drydock.controlplane.apiserver.rest.http.WebSocket;
import io.drydock.proto.v1.ExecRequest;
import io.drydock.proto.v1.ExecResponse;
import io.drydock.proto.v1.ExecStart;
import io.fabric8.kubernetes.api.model.Node;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;

/**
 * Moves the bytes of one exec: a thread of its own from the client to the agent, the request's
 * thread back. Each waits for the slower side, so nothing piles up.
 */
final class ExecBridge {
  private final WebSocket socket;
  private final BlockingClientCall<ExecRequest, ExecResponse> call;
  private final Node node;

  ExecBridge(WebSocket socket, BlockingClientCall<ExecRequest, ExecResponse> call, Node node) {
    this.socket = socket;
    this.call = call;
    this.node = node;
  }

  void run(ExecStart start) throws IOException, InterruptedException {
    greet(start);
    Thread input = Thread.ofVirtual().name("exec-input").start(new ExecInput(socket, call)::run);
    try {
      copyOutput();
    } catch (StatusException e) {
      var status = AgentErrors.of(node, e).toStatus();
      socket.sendBinary(ExecProtocol.ERROR, ObjectCodec.encode(status));
    } finally {
      input.interrupt();
      input.join();
    }
  }

  /** An empty message tells the client that its streams are there. */
  private void greet(ExecStart start) throws IOException {
    int channel =
        start.getStdout()
            ? ExecProtocol.STDOUT
            : start.getStderr() ? ExecProtocol.STDERR : ExecProtocol.ERROR;
    socket.sendBinary(channel, new byte[0]);
  }

  private void copyOutput() throws IOException, InterruptedException, StatusException {
    for (ExecResponse next = call.read(); next != null; next = call.read()) {
      switch (next.getMessageCase()) {
        case STDOUT -> send(ExecProtocol.STDOUT, next.getStdout());
        case STDERR -> send(ExecProtocol.STDERR, next.getStderr());
        case EXIT -> {
          socket.sendBinary(ExecProtocol.ERROR, ExecStatuses.exit(next.getExit().getCode()));
          return;
        }
        case MESSAGE_NOT_SET -> {}
      }
    }
    socket.sendBinary(ExecProtocol.ERROR, ExecStatuses.exit(0));
  }

  private void send(int channel, ByteString bytes) throws IOException {
    socket.sendBinary(channel, bytes.toByteArray());
  }
}
