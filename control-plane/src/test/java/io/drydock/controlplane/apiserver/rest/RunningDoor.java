package io.drydock.controlplane.apiserver.rest;

import io.drydock.client.TlsFiles;
import io.drydock.controlplane.apiserver.TestApiServer;
import io.drydock.controlplane.apiserver.pod.NodeClients;
import io.drydock.controlplane.pki.TestClient;
import io.drydock.controlplane.pki.TestPki;
import io.drydock.lifecycle.Clock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** The pipeline over a store in memory behind a REST door on a free port. */
public final class RunningDoor implements AutoCloseable {
  private final TestPki pki;
  private final TlsFiles admin;
  private final TestApiServer pipeline = TestApiServer.start();
  private final NodeClients nodes;
  private final RestDoor door;
  private final Path folder;

  /**
   * @param folder for certificates and the kubeconfig
   */
  public RunningDoor(Path folder) throws IOException {
    this.folder = folder;
    this.pki = new TestPki(folder);
    this.admin = pki.admin();
    this.nodes = new NodeClients(pki.issue("kube-apiserver-kubelet-client", "system:masters"));
    this.door =
        new RestDoor(
            pipeline.server(),
            new RestDoor.Opening(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                pki.issue("kube-apiserver")),
            nodes,
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            Clock.system());
  }

  public TestPki pki() {
    return pki;
  }

  public TestApiServer pipeline() {
    return pipeline;
  }

  public int port() {
    return door.port();
  }

  /** As the administrator. */
  public TestClient client() {
    return new TestClient(admin);
  }

  public TestClient anonymous() {
    return TestClient.anonymous(admin);
  }

  public Kubectl kubectl() throws IOException {
    return new Kubectl(folder, door.port(), admin);
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + door.port() + path));
  }

  /** As the administrator; the body as text. */
  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client().http().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  public HttpResponse<String> post(String path, String json)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  @Override
  public void close() throws InterruptedException {
    door.close();
    nodes.close();
    pipeline.close();
  }
}
