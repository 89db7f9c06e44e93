package io.drydock.controlplane.apiserver.grpc;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.Inbox;
import io.drydock.client.ResourcePath;
import io.drydock.controlplane.apiserver.ApiServer;
import io.drydock.controlplane.apiserver.UserInfo;
import io.drydock.controlplane.apiserver.Verb;
import io.drydock.controlplane.apiserver.pod.AgentErrors;
import io.drydock.controlplane.apiserver.pod.AgentLine;
import io.drydock.controlplane.apiserver.pod.NodeClients;
import io.drydock.controlplane.apiserver.pod.PodContainer;
import io.drydock.controlplane.apiserver.pod.StreamOptions;
import io.drydock.proto.v1.ContainerRef;
import io.drydock.proto.v1.ExecRequest;
import io.drydock.proto.v1.ExecResponse;
import io.drydock.proto.v1.ExecStart;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes one command on to the agent of the pod's node: a thread of its own from the client to the
 * agent, the call's thread back. Each waits for the slower side, so nothing piles up.
 */
record PodExec(ApiServer server, NodeClients nodes) {
  private static final Logger log = LoggerFactory.getLogger(PodExec.class);

  void exec(UserInfo user, Inbox<ExecRequest> inbox, PacedStream<ExecResponse> out)
      throws InterruptedException {
    run("exec", user, inbox, out);
  }

  void attach(UserInfo user, Inbox<ExecRequest> inbox, PacedStream<ExecResponse> out)
      throws InterruptedException {
    run("attach", user, inbox, out);
  }

  private void run(
      String subresource, UserInfo user, Inbox<ExecRequest> inbox, PacedStream<ExecResponse> out)
      throws InterruptedException {
    ExecStart asked =
        inbox
            .take()
            .filter(ExecRequest::hasStart)
            .map(ExecRequest::getStart)
            .orElseThrow(() -> ApiException.badRequest("the first message must be start"));
    ContainerRef pod = asked.getContainer();
    ResourcePath path =
        ResourcePath.of(Kinds.POD, pod.getNamespace(), pod.getPod()).subresource(subresource);
    server.authorize(user, Verb.CREATE, path);
    PodContainer target = PodContainer.find(server.as(user), path, pod.getContainer());
    ExecStart placed = asked.toBuilder().setContainer(target.reference()).build();
    boolean exec = subresource.equals("exec");
    ExecStart start =
        exec ? StreamOptions.checkedExec(placed) : StreamOptions.checkedAttach(placed);
    try (AgentLine line = nodes.line(target.node())) {
      call(exec ? line.agent().exec() : line.agent().attach(), start, target, inbox, out);
    }
  }

  private static void call(
      BlockingClientCall<ExecRequest, ExecResponse> call,
      ExecStart start,
      PodContainer target,
      Inbox<ExecRequest> inbox,
      PacedStream<ExecResponse> out)
      throws InterruptedException {
    try {
      var _ = call.write(ExecRequest.newBuilder().setStart(start).build());
      bridge(inbox, call, out);
    } catch (StatusException e) {
      throw AgentErrors.of(target.node(), e);
    } finally {
      call.cancel("the request is over", null);
    }
  }

  private static void bridge(
      Inbox<ExecRequest> inbox,
      BlockingClientCall<ExecRequest, ExecResponse> call,
      PacedStream<ExecResponse> out)
      throws InterruptedException, StatusException {
    Thread input = Thread.ofVirtual().name("exec-input").start(() -> copyInput(inbox, call));
    try {
      for (ExecResponse next = call.read(); next != null; next = call.read()) {
        out.send(next);
        if (next.hasExit()) {
          return;
        }
      }
    } finally {
      input.interrupt();
    }
  }

  private static void copyInput(
      Inbox<ExecRequest> inbox, BlockingClientCall<ExecRequest, ExecResponse> call) {
    try {
      for (Optional<ExecRequest> next = inbox.take(); next.isPresent(); next = inbox.take()) {
        call.write(next.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (StatusException e) {
      log.atDebug().addKeyValue("cause", e.getMessage()).log("Exec input ended");
    }
  }
}
