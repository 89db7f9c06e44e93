package io.drydock.controlplane.apiserver.rest.stream;

import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.controlplane.apiserver.rest.http.ByteConnection;
import io.drydock.controlplane.apiserver.rest.http.Exchange;
import io.drydock.controlplane.apiserver.rest.http.Request;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The choice of protocol at the begin of a stream, in the words of Kubernetes' httpstream. */
final class Upgrades {
  private static final String VERSION = "X-Stream-Protocol-Version";

  private Upgrades() {}

  /** The client asks for no upgrade that leads to streams. */
  static ApiException required() {
    return ApiException.badRequest(
        "Upgrade request required: ask for a WebSocket or for SPDY/3.1 (Connection: Upgrade)");
  }

  static ApiException refused(List<String> offered, Stream<String> spoken) {
    return new ApiException(
        Reason.FORBIDDEN,
        "unable to upgrade: unable to negotiate protocol: client supports %s, server accepts %s"
            .formatted(offered, spoken.toList()));
  }

  /**
   * The first of the client's SPDY protocol versions that we speak.
   *
   * @throws ApiException BadRequest where the client names none, Forbidden where none fits
   */
  static String spdyVersion(Request request, List<String> spoken) {
    List<String> offered = request.list(VERSION);
    if (offered.isEmpty()) {
      throw ApiException.badRequest("unable to upgrade: " + VERSION + " is required");
    }
    return offered.stream()
        .filter(spoken::contains)
        .findFirst()
        .orElseThrow(() -> refused(offered, spoken.stream()));
  }

  static ByteConnection spdy(Exchange exchange, String version)
      throws IOException, InterruptedException {
    return exchange.switchProtocol(
        List.of(
            Map.entry("Connection", "Upgrade"),
            Map.entry("Upgrade", "SPDY/3.1"),
            Map.entry(VERSION, version)));
  }
}
