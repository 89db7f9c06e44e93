package io.drydock.controlplane.apiserver.rest.stream;

import com.google.protobuf.UnsafeByteOperations;
import io.drydock.codec.ObjectCodec;
import io.drydock.proto.v1.ExecRequest;
import io.drydock.proto.v1.ExecResponse;
import io.drydock.proto.v1.TerminalSize;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The way of a client's input to the agent: standard input, its end, and the terminal's size. */
final class CommandInput {
  private static final Logger log = LoggerFactory.getLogger(CommandInput.class);

  private final BlockingClientCall<ExecRequest, ExecResponse> call;
  private final ReentrantLock writing = new ReentrantLock();

  CommandInput(BlockingClientCall<ExecRequest, ExecResponse> call) {
    this.call = call;
  }

  void stdin(byte[] bytes) throws InterruptedException, StatusException {
    if (bytes.length > 0) {
      send(ExecRequest.newBuilder().setStdin(UnsafeByteOperations.unsafeWrap(bytes)));
    }
  }

  void endOfStdin() throws InterruptedException, StatusException {
    send(ExecRequest.newBuilder().setStdinClosed(true));
  }

  /**
   * @param json {"Width":80,"Height":24}; what is not that is dropped
   */
  void resize(byte[] json) throws InterruptedException, StatusException {
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

  private void send(ExecRequest.Builder request) throws InterruptedException, StatusException {
    writing.lockInterruptibly();
    try {
      var _ = call.write(request.build());
    } finally {
      writing.unlock();
    }
  }
}
