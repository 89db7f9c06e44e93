package io.drydock.controlplane.apiserver.rest.http;

import java.util.Optional;

/** What a connection has become that speaks HTTP no more. All is called on the event loop. */
sealed interface Upgraded permits RawConnection, WebSocket {

  /** What the client sent; is released here. */
  void accept(Object message);

  /** The client is gone. */
  void end();

  /** What to send a client that has been silent for long. */
  Optional<Object> ping();
}
