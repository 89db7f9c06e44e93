package io.drydock.controlplane.apiserver.rest.stream;

import io.drydock.client.DocumentApi;
import io.drydock.client.ResourcePath;
import io.drydock.controlplane.apiserver.pod.AgentErrors;
import io.drydock.controlplane.apiserver.pod.AgentLine;
import io.drydock.controlplane.apiserver.pod.NodeClients;
import io.drydock.controlplane.apiserver.pod.PodContainer;
import io.drydock.controlplane.apiserver.rest.http.Answer;
import io.drydock.controlplane.apiserver.rest.http.BodyStream;
import io.drydock.controlplane.apiserver.rest.http.Exchange;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.drydock.proto.v1.LogsChunk;
import io.drydock.proto.v1.LogsRequest;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers pods/{name}/log: hands the agent's chunks on as fast as the client takes them. */
public final class PodLogs {
  private static final String TEXT = "text/plain";

  private final NodeClients nodes;

  public PodLogs(NodeClients nodes) {
    this.nodes = nodes;
  }

  /** Errors that come before the first byte are thrown; one that comes later cuts the answer. */
  public void serve(DocumentApi api, ResourcePath path, Request request, Exchange exchange)
      throws IOException, InterruptedException {
    String container = request.parameter("container").orElse("");
    Optional<PodContainer> target = PodContainer.findLogged(api, path, container);
    if (target.isEmpty()) {
      exchange.answer(new Answer(204, List.of(), new byte[0]));
      return;
    }
    LogsRequest logs = LogOptions.of(request, target.get().reference());
    try (AgentLine line = nodes.line(target.get().node())) {
      answer(line.agent().logs(logs), target.get(), exchange);
    }
  }

  private static void answer(
      BlockingClientCall<?, LogsChunk> call, PodContainer target, Exchange exchange)
      throws IOException, InterruptedException {
    try {
      LogsChunk first = call.read();
      if (first == null) {
        exchange.answer(Answer.of(200, TEXT, new byte[0]));
      } else {
        copy(first, call, exchange);
      }
    } catch (StatusException e) {
      throw AgentErrors.of(target.node(), e);
    } finally {
      call.cancel("the request is over", null);
    }
  }

  private static void copy(
      LogsChunk first, BlockingClientCall<?, LogsChunk> call, Exchange exchange)
      throws IOException, InterruptedException, StatusException {
    try (BodyStream body = exchange.stream(200, List.of(Map.entry("Content-Type", TEXT)))) {
      for (LogsChunk chunk = first; chunk != null; chunk = call.read()) {
        body.write(chunk.getData().toByteArray());
      }
    }
  }
}
