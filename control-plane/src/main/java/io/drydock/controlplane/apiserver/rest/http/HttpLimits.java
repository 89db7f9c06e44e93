package io.drydock.controlplane.apiserver.rest.http;

import java.time.Duration;

/**
 * What one connection may take from the server.
 *
 * @param maxBodyBytes the largest request body; a larger one is answered 413
 * @param idle how long a connection may lie silent between two requests
 * @param requestTime how long the body of one request may take to arrive
 * @param writeStall how long a reader may take nothing before its connection is closed
 */
public record HttpLimits(
    int maxBodyBytes, Duration idle, Duration requestTime, Duration writeStall) {

  /** The limits of kube-apiserver where it has one: 3 MiB a body. */
  public static HttpLimits kubernetes() {
    return new HttpLimits(
        3 * 1024 * 1024, Duration.ofMinutes(3), Duration.ofSeconds(60), Duration.ofSeconds(60));
  }
}
