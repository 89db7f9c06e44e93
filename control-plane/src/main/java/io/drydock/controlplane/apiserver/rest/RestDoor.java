package io.drydock.controlplane.apiserver.rest;

import io.drydock.client.TlsFiles;
import io.drydock.controlplane.apiserver.ApiServer;
import io.drydock.controlplane.apiserver.pod.NodeClients;
import io.drydock.controlplane.apiserver.rest.content.Representation;
import io.drydock.controlplane.apiserver.rest.content.Tables;
import io.drydock.controlplane.apiserver.rest.http.HttpLimits;
import io.drydock.controlplane.apiserver.rest.http.HttpServer;
import io.drydock.controlplane.apiserver.rest.stream.Watches;
import io.drydock.lifecycle.Clock;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * The Kubernetes REST API over TLS, for kubectl and everyone's clients. Who a client is, its
 * certificate says; without one only /version and the health endpoints answer.
 */
public final class RestDoor implements AutoCloseable {
  private final HttpServer http;

  /**
   * Where the door opens and what it shows.
   *
   * @param tls the serving certificate, and the CA that signs clients'
   */
  public record Opening(InetSocketAddress address, TlsFiles tls) {}

  /**
   * Serves from now on, until it is closed.
   *
   * @param nodes ways to the agents; stays the caller's
   * @throws IOException one sentence: the address is taken, or the TLS files cannot be used
   */
  public RestDoor(
      ApiServer server,
      Opening opening,
      NodeClients nodes,
      PrometheusMeterRegistry metrics,
      Clock clock)
      throws IOException {
    Representation representation = new Representation(new Tables(), clock);
    RestHandler handler =
        new RestHandler(
            server,
            new ResourceRequests(representation, new Watches(representation, clock)),
            new PodRequests(server, nodes),
            new Documents(),
            new SchemaAnswers(clock),
            new HealthAnswers(server.health()),
            new RequestMetrics(metrics));
    this.http = new HttpServer(opening.address(), opening.tls(), HttpLimits.kubernetes(), handler);
  }

  /** The port that is listened on; of use where 0 was asked for. */
  public int port() {
    return http.port();
  }

  @Override
  public void close() {
    http.close();
  }
}
