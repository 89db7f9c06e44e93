package io.drydock.controlplane.apiserver.rest.stream;

import io.drydock.client.ApiException;
import io.drydock.controlplane.apiserver.rest.http.Request;
import java.util.Arrays;
import java.util.List;

/** The WebSocket subprotocols of exec and attach: each message starts with its channel's number. */
enum ExecProtocol {
  /** As v4, and a client can close one channel: message 255, channel. */
  V5("v5.channel.k8s.io"),
  /** The exit code comes as a Status object on the error channel. */
  V4("v4.channel.k8s.io");

  static final int STDIN = 0;
  static final int STDOUT = 1;
  static final int STDERR = 2;
  static final int ERROR = 3;
  static final int RESIZE = 4;
  static final int CLOSE = 255;

  private final String text;

  ExecProtocol(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /**
   * The first one that the client offers and we speak.
   *
   * @throws ApiException BadRequest where there is none, or the client wants no WebSocket
   */
  static ExecProtocol choose(Request request) {
    if (!request.wantsWebSocket()) {
      throw ApiException.badRequest(
          "Upgrade request required: exec and attach are served over WebSockets only; use kubectl"
              + " 1.30 or newer, or a client that speaks v5.channel.k8s.io");
    }
    List<String> offered =
        Arrays.stream(
                String.join(",", request.headers().getAll("Sec-WebSocket-Protocol")).split(","))
            .map(String::strip)
            .toList();
    return offered.stream()
        .flatMap(o -> Arrays.stream(values()).filter(p -> p.text.equals(o)))
        .findFirst()
        .orElseThrow(() ->
            ApiException.badRequest(
                ("unable to upgrade: none of the subprotocols %s is spoken here; spoken are"
                        + " v5.channel.k8s.io and v4.channel.k8s.io")
                    .formatted(offered)));
  }
}
