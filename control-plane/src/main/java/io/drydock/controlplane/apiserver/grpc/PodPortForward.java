package io.drydock.controlplane.apiserver.grpc;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.Inbox;
import io.drydock.client.ResourcePath;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.ApiServer;
import io.drydock.controlplane.apiserver.UserInfo;
import io.drydock.controlplane.apiserver.Verb;
import io.drydock.controlplane.apiserver.pod.AssignedPod;
import io.drydock.controlplane.apiserver.pod.NodeClients;
import io.drydock.controlplane.apiserver.pod.PortTunnel;
import io.drydock.controlplane.apiserver.pod.StreamOptions;
import io.drydock.proto.v1.PortForwardRequest;
import io.drydock.proto.v1.PortForwardResponse;
import java.util.Optional;

/** Passes one connection to a pod's port on to the agent of the pod's node. */
record PodPortForward(ApiServer server, NodeClients nodes) {

  void run(UserInfo user, Inbox<PortForwardRequest> inbox, PacedStream<PortForwardResponse> out)
      throws InterruptedException {
    PortForwardRequest first =
        inbox
            .take()
            .filter(request -> !request.getPod().isEmpty() && request.getAddress().isEmpty())
            .orElseThrow(
                () -> ApiException.badRequest("the first message must name a pod and no address"));
    ResourcePath path =
        ResourcePath.of(Kinds.POD, first.getNamespace(), first.getPod()).subresource("portforward");
    server.authorize(user, Verb.CREATE, path);
    AssignedPod pod = AssignedPod.find(server.as(user), path);
    int port = StreamOptions.checkedPort(Integer.toString(first.getPort()));
    PortForwardRequest start = pod.port(port).setData(first.getData()).build();
    try (PortTunnel tunnel = PortTunnel.open(nodes, pod.node(), start)) {
      bridge(inbox, tunnel, out);
    }
  }

  private static void bridge(
      Inbox<PortForwardRequest> inbox, PortTunnel tunnel, PacedStream<PortForwardResponse> out)
      throws InterruptedException {
    Thread input = Thread.ofVirtual().name("port-forward-input").start(() -> copy(inbox, tunnel));
    try {
      Optional<byte[]> next = tunnel.receive();
      while (next.isPresent() && !out.isCancelled()) {
        out.send(PortForwardResponse.newBuilder().setData(ObjectCodec.wrap(next.get())).build());
        next = tunnel.receive();
      }
    } finally {
      input.interrupt();
    }
  }

  private static void copy(Inbox<PortForwardRequest> inbox, PortTunnel tunnel) {
    try {
      for (var next = inbox.take(); next.isPresent(); next = inbox.take()) {
        tunnel.send(next.get().getData().toByteArray());
      }
      tunnel.closeOutput();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
