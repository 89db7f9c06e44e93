package io.drydock.controlplane.apiserver.rest.proxy;

import io.drydock.controlplane.apiserver.rest.http.ByteConnection;
import java.io.IOException;

/**
 * Where a proxied request goes.
 *
 * @param host "address:port", as links may name it
 * @param tls whether the backend speaks HTTPS; its certificate is not checked, as in Kubernetes
 */
record Backend(String host, boolean tls, Dialer dialer) {

  /** Opens a connection, or begins to: an error may come with the first bytes. */
  interface Dialer {
    ByteConnection dial() throws IOException, InterruptedException;
  }
}
