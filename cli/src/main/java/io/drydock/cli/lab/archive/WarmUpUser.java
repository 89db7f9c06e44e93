package io.drydock.cli.lab.archive;

import io.drydock.api.Conditions;
import io.drydock.api.Kinds;
import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.pki.ClusterIdentities;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.TlsFiles;
import io.drydock.codec.ObjectCodec;
import io.drydock.lifecycle.Clock;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.netty.handler.ssl.JdkSslContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Who works with the warm-up cluster: an application by gRPC, and the requests of kubectl. */
final class WarmUpUser {
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Cause CAUSE = Cause.of("warm-up", "load classes");
  private static final String DEPLOYMENT =
      """
      {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web","namespace":"default"},
       "spec":{"replicas":2,"selector":{"matchLabels":{"app":"web"}},
        "template":{"metadata":{"labels":{"app":"web"}},
         "spec":{"automountServiceAccountToken":false,
          "containers":[{"name":"app","image":"web:1","env":[{"name":"A","value":"$(B)"}],
           "ports":[{"containerPort":80}],"resources":{"requests":{"cpu":"10m"}},
           "volumeMounts":[{"name":"data","mountPath":"/data"}]}],
          "volumes":[{"name":"data","emptyDir":{}}]}}}}
      """;
  private static final String SERVICE =
      """
      {"apiVersion":"v1","kind":"Service","metadata":{"name":"web","namespace":"default"},
       "spec":{"type":"LoadBalancer","selector":{"app":"web"},"ports":[{"port":80}]}}
      """;
  private static final String TABLE =
      "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

  private final ApiClient client;
  private final ClusterFolder folder;
  private final ClusterSpec spec;
  private final Clock clock;

  WarmUpUser(ApiClient client, ClusterFolder folder, ClusterSpec spec, Clock clock) {
    this.client = client;
    this.folder = folder;
    this.spec = spec;
    this.clock = clock;
  }

  /** Returns when it answers, has ended, or the time is over. */
  void awaitControlPlane(BooleanSupplier alive, Duration patience) throws InterruptedException {
    await(() -> !alive.getAsBoolean() || answers(), patience);
  }

  /** Has two pods run and deletes one; what takes too long is left out. */
  void work(Duration patience) throws IOException, InterruptedException {
    var _ = client.create(Kinds.DEPLOYMENT, decode(DEPLOYMENT, Deployment.class), CAUSE);
    var _ = client.create(Kinds.SERVICE, decode(SERVICE, Service.class), CAUSE);
    await(() -> readyPods() == 2, patience);
    askAsKubectlDoes();
  }

  private boolean answers() {
    try {
      return !client.list(Kinds.NAMESPACE, "").isEmpty();
    } catch (ApiException e) {
      return false;
    }
  }

  private long readyPods() {
    return client.list(Kinds.POD, "default").stream().filter(Conditions::isReady).count();
  }

  private void askAsKubectlDoes() throws IOException, InterruptedException {
    String pods = "/api/v1/namespaces/default/pods";
    String deployment = "/apis/apps/v1/namespaces/default/deployments/web";
    try (HttpClient http = http()) {
      for (String path :
          List.of("/readyz", "/version", "/api", "/apis", "/api/v1", "/openapi/v3", deployment)) {
        send(http, request(path).GET());
      }
      send(http, request("/openapi/v2").header("Accept", "application/json").GET());
      send(http, request(pods).header("Accept", TABLE).GET());
      send(http, request(pods + "?watch=true&timeoutSeconds=1").header("Accept", TABLE).GET());
      var patch = HttpRequest.BodyPublishers.ofString("{\"spec\":{\"replicas\":1}}");
      send(
          http,
          request(deployment)
              .header("Content-Type", "application/strategic-merge-patch+json")
              .method("PATCH", patch));
      var configMap =
          HttpRequest.BodyPublishers.ofString(
              "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"web\"}}");
      send(
          http,
          request("/api/v1/namespaces/default/configmaps?fieldValidation=Strict")
              .header("Content-Type", "application/json")
              .POST(configMap));
    }
  }

  private HttpClient http() {
    var tls =
        new TlsFiles(
            folder.certificateAuthority(),
            folder.certificate(ClusterIdentities.ADMIN),
            folder.key(ClusterIdentities.ADMIN));
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(((JdkSslContext) tls.client()).context())
        .build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + spec.ports().api() + path))
        .timeout(Duration.ofSeconds(20));
  }

  private static void send(HttpClient http, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var _ = http.send(request.build(), HttpResponse.BodyHandlers.discarding());
  }

  private void await(BooleanSupplier condition, Duration patience) throws InterruptedException {
    Instant end = clock.now().plus(patience);
    while (!condition.getAsBoolean() && clock.now().isBefore(end)) {
      clock.sleep(LOOK);
    }
  }

  private static <T> T decode(String json, Class<T> type) {
    return ObjectCodec.decode(json.getBytes(StandardCharsets.UTF_8), type);
  }
}
