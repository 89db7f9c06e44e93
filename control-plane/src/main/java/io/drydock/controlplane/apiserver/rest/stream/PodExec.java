package io.drydock.controlplane.apiserver.rest.stream;

import io.drydock.client.DocumentApi;
import io.drydock.client.ResourcePath;
import io.drydock.controlplane.apiserver.pod.AgentErrors;
import io.drydock.controlplane.apiserver.pod.AgentLine;
import io.drydock.controlplane.apiserver.pod.NodeClients;
import io.drydock.controlplane.apiserver.pod.PodContainer;
import io.drydock.controlplane.apiserver.pod.StreamOptions;
import io.drydock.controlplane.apiserver.rest.http.Exchange;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.drydock.proto.v1.ContainerRef;
import io.drydock.proto.v1.ExecRequest;
import io.drydock.proto.v1.ExecResponse;
import io.drydock.proto.v1.ExecStart;
import io.drydock.proto.v1.NodeGrpc.NodeBlockingV2Stub;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.util.List;

/**
 * Answers pods/{name}/exec and /attach: bridges a client's streams to the agent of the pod's node.
 */
public final class PodExec {
  private final NodeClients nodes;

  public PodExec(NodeClients nodes) {
    this.nodes = nodes;
  }

  /** Runs until the command has ended or the client has gone; errors before that are thrown. */
  public void serve(DocumentApi api, ResourcePath path, Request request, Exchange exchange)
      throws IOException, InterruptedException {
    boolean exec = path.subresource().equals("exec");
    PodContainer target = PodContainer.find(api, path, request.parameter("container").orElse(""));
    ExecStart start = start(request, target.reference(), exec);
    CommandTransport transport = CommandTransport.of(request);
    try (AgentLine line = nodes.line(target.node())) {
      NodeBlockingV2Stub agent = line.agent();
      bridge(exec ? agent.exec() : agent.attach(), start, target, transport, exchange);
    }
  }

  private static void bridge(
      BlockingClientCall<ExecRequest, ExecResponse> call,
      ExecStart start,
      PodContainer target,
      CommandTransport transport,
      Exchange exchange)
      throws IOException, InterruptedException {
    try {
      var _ = call.write(ExecRequest.newBuilder().setStart(start).build());
      try (CommandClient client = transport.open(exchange, start)) {
        new CommandBridge(client, call, target.node()).run();
      }
    } catch (StatusException e) {
      throw AgentErrors.of(target.node(), e);
    } finally {
      call.cancel("the request is over", null);
    }
  }

  private static ExecStart start(Request request, ContainerRef container, boolean exec) {
    List<String> command = exec ? request.query().getOrDefault("command", List.of()) : List.of();
    ExecStart start =
        ExecStart.newBuilder()
            .setContainer(container)
            .addAllCommand(command)
            .setStdin(request.flag("stdin"))
            .setStdout(request.flag("stdout"))
            .setStderr(request.flag("stderr"))
            .setTty(request.flag("tty"))
            .build();
    return exec ? StreamOptions.checkedExec(start) : StreamOptions.checkedAttach(start);
  }
}
