package io.drydock.controlplane.apiserver.rest.stream;

import io.drydock.controlplane.apiserver.pod.AgentErrors;
import io.drydock.proto.v1.ExecRequest;
import io.drydock.proto.v1.ExecResponse;
import io.fabric8.kubernetes.api.model.Node;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the bytes of one exec or attach: a thread of its own from the client to the agent, the
 * request's thread back. Each waits for the slower side, so nothing piles up.
 */
final class CommandBridge {
  private static final Logger log = LoggerFactory.getLogger(CommandBridge.class);

  private final CommandClient client;
  private final BlockingClientCall<ExecRequest, ExecResponse> call;
  private final Node node;

  CommandBridge(
      CommandClient client, BlockingClientCall<ExecRequest, ExecResponse> call, Node node) {
    this.client = client;
    this.call = call;
    this.node = node;
  }

  void run() throws IOException, InterruptedException {
    Thread input = Thread.ofVirtual().name("exec-input").start(this::passInput);
    try {
      copyOutput();
    } catch (StatusException e) {
      client.finish(AgentErrors.of(node, e).toStatus());
    } finally {
      input.interrupt();
      input.join();
    }
  }

  /** A client that goes takes the command with it. */
  private void passInput() {
    try {
      client.pass(new CommandInput(call));
      call.cancel("the client has gone", null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (StatusException e) {
      log.atDebug().addKeyValue("cause", e.getMessage()).log("Exec input ended");
    }
  }

  private void copyOutput() throws IOException, InterruptedException, StatusException {
    for (ExecResponse next = call.read(); next != null; next = call.read()) {
      switch (next.getMessageCase()) {
        case STDOUT -> client.stdout(next.getStdout().toByteArray());
        case STDERR -> client.stderr(next.getStderr().toByteArray());
        case EXIT -> {
          client.finish(ExecStatuses.exit(next.getExit().getCode()));
          return;
        }
        case MESSAGE_NOT_SET -> {}
      }
    }
    client.finish(ExecStatuses.exit(0));
  }
}
