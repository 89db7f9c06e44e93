package io.drydock.controlplane.apiserver.rest.stream;

import io.drydock.client.ApiException;
import io.drydock.controlplane.apiserver.pod.AssignedPod;
import io.drydock.controlplane.apiserver.pod.NodeClients;
import io.drydock.controlplane.apiserver.pod.PortTunnel;
import io.drydock.controlplane.apiserver.rest.http.ByteConnection;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves the bytes between one client's stream and one port of a pod, until the pod has ended. */
record PortPump(NodeClients nodes, AssignedPod pod, int port) {
  private static final Logger log = LoggerFactory.getLogger(PortPump.class);

  /** What went wrong on the pod's side, in Kubernetes' words; empty where nothing did. */
  Optional<String> run(ByteConnection client) throws InterruptedException {
    try (PortTunnel tunnel = PortTunnel.open(nodes, pod.node(), pod.port(port).build())) {
      Thread input = Thread.ofVirtual().name("port-input").start(() -> copyInput(client, tunnel));
      try {
        copyOutput(tunnel, client);
      } finally {
        input.interrupt();
      }
      return Optional.empty();
    } catch (ApiException e) {
      return Optional.of(
          "error forwarding port %d to pod %s, uid %s: %s"
              .formatted(
                  port,
                  pod.pod().getMetadata().getName(),
                  pod.pod().getMetadata().getUid(),
                  e.getMessage()));
    }
  }

  private static void copyOutput(PortTunnel tunnel, ByteConnection client)
      throws InterruptedException {
    try {
      Optional<byte[]> next = tunnel.receive();
      while (next.isPresent()) {
        client.send(next.get());
        next = tunnel.receive();
      }
    } catch (IOException e) {
      log.atDebug().addKeyValue("cause", e.getMessage()).log("Client of a forwarded port left");
    }
  }

  private static void copyInput(ByteConnection client, PortTunnel tunnel) {
    try {
      Optional<byte[]> next = client.receive();
      while (next.isPresent()) {
        tunnel.send(next.get());
        next = client.receive();
      }
      tunnel.closeOutput();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
