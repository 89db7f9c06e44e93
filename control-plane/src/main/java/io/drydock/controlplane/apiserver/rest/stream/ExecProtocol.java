package io.drydock.controlplane.apiserver.rest.stream;

import io.drydock.client.ApiException;
import io.drydock.controlplane.apiserver.rest.http.Request;
import java.util.Arrays;
import java.util.List;

/** The WebSocket subprotocols of exec and attach: each message starts with its channel's number. */
enum ExecProtocol {
  /** As v4, and a client can close one channel: message 255, channel. */
  V5("v5.channel.k8s.io", false, true),
  /** The exit code comes as a Status object on the error channel. */
  V4("v4.channel.k8s.io", false, true),
  /** As v4, in text messages: the channel's digit, then base64. */
  V4_BASE64("v4.base64.channel.k8s.io", true, true),
  /** Only failures come on the error channel, as text. */
  V1("channel.k8s.io", false, false),
  V1_BASE64("base64.channel.k8s.io", true, false),
  /** No subprotocol was asked for; as {@link #V1}. */
  NONE("", false, false),
  /** As {@link #NONE} of older Java clients, which name v4 in the header that SPDY uses. */
  UNNAMED_V4("", false, true);

  static final int STDIN = 0;
  static final int STDOUT = 1;
  static final int STDERR = 2;
  static final int ERROR = 3;
  static final int RESIZE = 4;
  static final int CLOSE = 255;

  private final String text;
  private final boolean base64;
  private final boolean statusObjects;

  ExecProtocol(String text, boolean base64, boolean statusObjects) {
    this.text = text;
    this.base64 = base64;
    this.statusObjects = statusObjects;
  }

  String text() {
    return text;
  }

  boolean base64() {
    return base64;
  }

  /** Whether the end is told as a Status object, success too. */
  boolean statusObjects() {
    return statusObjects;
  }

  /**
   * The first one that the client offers and we speak.
   *
   * @throws ApiException Forbidden where there is none
   */
  static ExecProtocol choose(Request request) {
    List<String> offered = request.list("Sec-WebSocket-Protocol");
    if (offered.isEmpty()) {
      boolean v4 = request.list("X-Stream-Protocol-Version").contains(V4.text);
      return v4 ? UNNAMED_V4 : NONE;
    }
    return offered.stream()
        .flatMap(o -> Arrays.stream(values()).filter(p -> p.text.equals(o)))
        .findFirst()
        .orElseThrow(() ->
            Upgrades.refused(
                offered,
                Arrays.stream(values()).map(ExecProtocol::text).filter(t -> !t.isEmpty())));
  }
}
