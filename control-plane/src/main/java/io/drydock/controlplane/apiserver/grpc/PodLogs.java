package io.drydock.controlplane.apiserver.grpc;

import io.drydock.api.Kinds;
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
import io.drydock.proto.v1.LogsChunk;
import io.drydock.proto.v1.LogsRequest;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.util.Optional;

/** Passes one container's log on from the agent of the pod's node. */
record PodLogs(ApiServer server, NodeClients nodes) {

  void run(UserInfo user, LogsRequest request, PacedStream<LogsChunk> out)
      throws InterruptedException {
    ContainerRef asked = request.getContainer();
    ResourcePath path =
        ResourcePath.of(Kinds.POD, asked.getNamespace(), asked.getPod()).subresource("log");
    server.authorize(user, Verb.GET, path);
    Optional<PodContainer> target =
        PodContainer.findLogged(server.as(user), path, asked.getContainer());
    if (target.isEmpty()) {
      return;
    }
    LogsRequest logs =
        StreamOptions.checked(request.toBuilder().setContainer(target.get().reference()).build());
    try (AgentLine line = nodes.line(target.get().node())) {
      copy(line.agent().logs(logs), target.get(), out);
    }
  }

  private static void copy(
      BlockingClientCall<?, LogsChunk> call, PodContainer target, PacedStream<LogsChunk> out)
      throws InterruptedException {
    try {
      for (LogsChunk chunk = call.read(); chunk != null; chunk = call.read()) {
        out.send(chunk);
      }
    } catch (StatusException e) {
      throw AgentErrors.of(target.node(), e);
    } finally {
      call.cancel("the request is over", null);
    }
  }
}
