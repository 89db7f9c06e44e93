package io.drydock.controlplane.apiserver.rest.stream;

import com.google.protobuf.UnsafeByteOperations;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.rest.http.WebSocket;
import io.drydock.proto.v1.ExecRequest;
import io.drydock.proto.v1.ExecResponse;
import io.drydock.proto.v1.TerminalSize;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The client's side of an exec: standard input, its end, and the terminal's size. */
final class ExecInput {
  private static final Logger log = LoggerFactory.getLogger(ExecInput.class);

  private final WebSocket socket;
  private final BlockingClientCall<ExecRequest, ExecResponse> call;

  ExecInput(WebSocket socket, BlockingClientCall<ExecRequest, ExecResponse> call) {
    this.socket = socket;
    this.call = call;
  }

  /** Until the client goes, which ends the command, or the thread is interrupted. */
  void run() {
    try {
      Optional<byte[]> message = socket.receive();
      while (message.isPresent()) {
        accept(message.get());
        message = socket.receive();
      }
      call.cancel("the client has gone", null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (StatusException e) {
      log.atDebug().addKeyValue("cause", e.getMessage()).log("Exec input ended");
    }
  }

  private void accept(byte[] message) throws InterruptedException, StatusException {
    if (message.length == 0) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(message, 1, message.length);
    switch (message[0] & 0xff) {
      case ExecProtocol.STDIN -> stdin(rest);
      case ExecProtocol.RESIZE -> resize(rest);
      case ExecProtocol.CLOSE -> close(rest);
      default -> {}
    }
  }

  private void stdin(byte[] bytes) throws InterruptedException, StatusException {
    if (bytes.length > 0) {
      send(ExecRequest.newBuilder().setStdin(UnsafeByteOperations.unsafeWrap(bytes)));
    }
  }

  private void resize(byte[] json) throws InterruptedException, StatusException {
    try {
      JsonNode size = ObjectCodec.tree(json);
      send(
          ExecRequest.newBuilder()
              .setResize(
                  TerminalSize.newBuilder()
                      .setWidth(size.path("Width").asInt(0))
                      .setHeight(size.path("Height").asInt(0))));
    } catch (JacksonException e) {
      log.atDebug().addKeyValue("cause", e.getOriginalMessage()).log("Terminal size unreadable");
    }
  }

  private void close(byte[] channel) throws InterruptedException, StatusException {
    if (channel.length == 1 && channel[0] == ExecProtocol.STDIN) {
      send(ExecRequest.newBuilder().setStdinClosed(true));
    }
  }

  private void send(ExecRequest.Builder request) throws InterruptedException, StatusException {
    call.write(request.build());
  }
}
