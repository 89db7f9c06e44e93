package io.drydock.controlplane.apiserver.rest.stream;

import io.drydock.client.ApiException;
import io.drydock.client.DocumentApi;
import io.drydock.client.ResourcePath;
import io.drydock.controlplane.apiserver.pod.AssignedPod;
import io.drydock.controlplane.apiserver.pod.NodeClients;
import io.drydock.controlplane.apiserver.pod.StreamOptions;
import io.drydock.controlplane.apiserver.rest.http.Exchange;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.drydock.controlplane.apiserver.rest.http.WebSocket;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Answers pods/{name}/portforward: SPDY, SPDY inside a WebSocket as kubectl asks for it, or a
 * WebSocket with channels as the Java clients do.
 */
public final class PodPortForward {
  private static final String VERSION = "portforward.k8s.io";
  private static final String TUNNEL = "SPDY/3.1+portforward.k8s.io";
  private static final String V4 = "v4.channel.k8s.io";
  private static final String V4_BASE64 = "v4.base64.channel.k8s.io";
  private static final List<String> SUBPROTOCOLS = List.of(TUNNEL, V4, V4_BASE64);

  private final NodeClients nodes;

  public PodPortForward(NodeClients nodes) {
    this.nodes = nodes;
  }

  /** Runs until the client has gone; errors before the upgrade are thrown. */
  public void serve(DocumentApi api, ResourcePath path, Request request, Exchange exchange)
      throws IOException, InterruptedException {
    AssignedPod pod = AssignedPod.find(api, path);
    checkRunning(pod);
    if (request.wantsWebSocket()) {
      serveWebSocket(pod, request, exchange);
    } else if (request.wantsSpdy()) {
      String version = Upgrades.spdyVersion(request, List.of(VERSION));
      new SpdyPorts(nodes, pod).serve(Upgrades.spdy(exchange, version));
    } else {
      throw Upgrades.required();
    }
  }

  private static void checkRunning(AssignedPod pod) {
    String phase = Optional.ofNullable(pod.pod().getStatus().getPhase()).orElse("");
    if (!phase.equals("Running")) {
      throw ApiException.badRequest(
          "unable to forward port because pod is not running. Current status=%s".formatted(phase));
    }
  }

  private void serveWebSocket(AssignedPod pod, Request request, Exchange exchange)
      throws IOException, InterruptedException {
    List<String> offered = request.list("Sec-WebSocket-Protocol");
    Optional<String> chosen = offered.stream().filter(SUBPROTOCOLS::contains).findFirst();
    if (chosen.isEmpty() && !offered.isEmpty()) {
      throw Upgrades.refused(offered, SUBPROTOCOLS.stream());
    }
    String subprotocol = chosen.orElse(null);
    if (TUNNEL.equals(subprotocol)) {
      try (WebSocket socket = exchange.upgrade(subprotocol)) {
        new SpdyPorts(nodes, pod).serve(socket);
      }
      return;
    }
    List<Integer> ports = ports(request);
    boolean base64 = V4_BASE64.equals(subprotocol);
    try (ChannelSocket socket = new ChannelSocket(exchange.upgrade(subprotocol), base64)) {
      new WebSocketPorts(nodes, pod, socket).serve(ports);
    }
  }

  /** "ports=80&ports=443", "ports=80,443". */
  private static List<Integer> ports(Request request) {
    List<String> values = request.query().getOrDefault("ports", List.of());
    if (values.isEmpty()) {
      throw ApiException.badRequest("query parameter \"ports\" is required");
    }
    if (values.contains("")) {
      throw ApiException.badRequest("query parameter \"ports\" cannot be empty");
    }
    return values.stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(StreamOptions::checkedPort)
        .toList();
  }
}
