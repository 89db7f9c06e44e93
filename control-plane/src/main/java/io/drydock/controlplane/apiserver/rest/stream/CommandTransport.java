package io.drydock.controlplane.apiserver.rest.stream;

import io.drydock.client.ApiException;
import io.drydock.controlplane.apiserver.rest.http.Exchange;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.drydock.proto.v1.ExecStart;
import java.io.IOException;

/** What carries the streams of an exec or attach. */
sealed interface CommandTransport {

  /** Upgrades the connection. */
  CommandClient open(Exchange exchange, ExecStart start) throws IOException, InterruptedException;

  /**
   * As the client asks.
   *
   * @throws ApiException BadRequest or Forbidden where it asks for nothing that is spoken here
   */
  static CommandTransport of(Request request) {
    if (request.wantsWebSocket()) {
      return new OverWebSocket(ExecProtocol.choose(request));
    }
    if (request.wantsSpdy()) {
      return new OverSpdy(Upgrades.spdyVersion(request, SpdyCommand.VERSIONS));
    }
    throw Upgrades.required();
  }

  /** The numbered channels of a WebSocket. */
  record OverWebSocket(ExecProtocol protocol) implements CommandTransport {
    @Override
    public CommandClient open(Exchange exchange, ExecStart start)
        throws IOException, InterruptedException {
      String subprotocol = protocol.text().isEmpty() ? null : protocol.text();
      return WebSocketCommand.open(exchange.upgrade(subprotocol), protocol, start);
    }
  }

  /** The streams of a SPDY session. */
  record OverSpdy(String version) implements CommandTransport {
    @Override
    public CommandClient open(Exchange exchange, ExecStart start)
        throws IOException, InterruptedException {
      return SpdyCommand.open(Upgrades.spdy(exchange, version), version, start);
    }
  }
}
