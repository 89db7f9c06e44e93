package io.drydock.controlplane.apiserver.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.codec.ObjectCodec;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(30)
class RestDoorTest {
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
  private static RunningDoor door;

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    door = new RunningDoor(folder);
  }

  @AfterAll
  static void close() throws Exception {
    door.close();
  }

  @Test
  void withoutACertificateOnlyHealthAndVersionAnswer() throws Exception {
    var http = door.anonymous().http();

    var pods = http.send(door.request("/api/v1/pods").build(), BodyHandlers.ofString());
    assertThat(pods.statusCode()).isEqualTo(401);
    assertThat(json(pods).path("reason").asString()).isEqualTo("Unauthorized");
    assertThat(json(pods).path("kind").asString()).isEqualTo("Status");
    for (String path : new String[] {"/livez", "/readyz", "/healthz", "/version"}) {
      assertThat(http.send(door.request(path).build(), BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | /nosuch | 404 | NotFound | the server could not find the requested resource",
        "GET | /api/v1/nosuch | 404 | NotFound | the server could not find the requested resource",
        "GET | /api/v1/namespaces/default/configmaps/x | 404 | NotFound | configmaps \"x\" not found",
        "PUT | /api/v1/pods | 405 | MethodNotAllowed | the server does not allow this method on the"
            + " requested resource",
        "POST | /version/x | 404 | NotFound | the server could not find the requested resource",
        "DELETE | /api/v1/namespaces | 405 | MethodNotAllowed | the server does not allow this method"
            + " on the requested resource",
        "GET | /api/v1/pods?limit=x | 400 | BadRequest | strconv.ParseInt: parsing \"x\": invalid syntax",
      })
  void errorsAreStatuses(String method, String path, int code, String reason, String message)
      throws Exception {
    var answer = door.send(door.request(path).method(method, BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(code);
    assertThat(json(answer).path("code").asInt()).isEqualTo(code);
    assertThat(json(answer).path("reason").asString()).isEqualTo(reason);
    assertThat(json(answer).path("message").asString()).isEqualTo(message);
  }

  @Test
  void anAcceptThatCannotBeMetIs406() throws Exception {
    var answer = door.send(door.request(MAPS).header("Accept", "text/html"));

    assertThat(answer.statusCode()).isEqualTo(406);
    assertThat(json(answer).path("reason").asString()).isEqualTo("NotAcceptable");
  }

  @Test
  void aBodyOfAnUnknownTypeIs415() throws Exception {
    var answer =
        door.send(
            door.request(MAPS)
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofString("<a/>")));

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(json(answer).path("reason").asString()).isEqualTo("UnsupportedMediaType");
  }

  @Test
  void anObjectsWholeLife() throws Exception {
    assertThat(door.post(MAPS, map("life", "a")).statusCode()).isEqualTo(201);
    assertThat(door.post(MAPS, map("life", "a")).statusCode()).isEqualTo(409);
    var patched =
        door.send(
            door.request(MAPS + "/life")
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString("{\"data\":{\"k\":\"b\"}}")));
    assertThat(json(patched).at("/data/k").asString()).isEqualTo("b");
    var deleted = door.send(door.request(MAPS + "/life").DELETE());
    assertThat(json(deleted).path("status").asString()).isEqualTo("Success");
    assertThat(json(deleted).at("/details/name").asString()).isEqualTo("life");
    assertThat(door.get(MAPS + "/life").statusCode()).isEqualTo(404);
  }

  @Test
  void yamlGoesInAndOut() throws Exception {
    var created =
        door.send(
            door.request(MAPS)
                .header("Content-Type", "application/yaml")
                .header("Accept", "application/yaml")
                .POST(
                    BodyPublishers.ofString(
                        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: yaml}\ndata: {k: v}\n")));

    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.headers().firstValue("content-type")).contains("application/yaml");
    assertThat(created.body()).contains("name: yaml").contains("k: v");
  }

  @Test
  void malformedYamlIs400() throws Exception {
    var answer =
        door.send(
            door.request(MAPS)
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString("a: [")));

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void unknownFieldsAreWarnedOfByDefault() throws Exception {
    String body =
        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"warn\"},\"nope\":1}";
    var answer = door.post(MAPS, body);

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("warning"))
        .contains("299 - \"unknown field \\\"nope\\\"\"");
  }

  @Test
  void aListIsPagedAndSelected() throws Exception {
    for (String name : new String[] {"page-a", "page-b", "page-c"}) {
      door.post(
          MAPS,
          map(name, "x").replace("\"metadata\":{", "\"metadata\":{\"labels\":{\"p\":\"1\"},"));
    }
    JsonNode first = json(door.get(MAPS + "?labelSelector=p%3D1&limit=2"));
    assertThat(first.path("kind").asString()).isEqualTo("ConfigMapList");
    assertThat(first.path("items").size()).isEqualTo(2);
    String next = first.at("/metadata/continue").asString();
    JsonNode second = json(door.get(MAPS + "?labelSelector=p%3D1&limit=2&continue=" + next));
    assertThat(second.at("/items/0/metadata/name").asString()).isEqualTo("page-c");

    var deleted = door.send(door.request(MAPS + "?labelSelector=p%3D1").DELETE());
    assertThat(json(deleted).path("items").size()).isEqualTo(3);
    assertThat(json(door.get(MAPS + "?labelSelector=p%3D1")).path("items").size()).isZero();
  }

  @Test
  void tablesAndMetadata() throws Exception {
    door.post(MAPS, map("shape", "x"));

    JsonNode table = json(door.send(door.request(MAPS + "/shape").header("Accept", TABLE)));
    assertThat(table.path("kind").asString()).isEqualTo("Table");
    assertThat(table.at("/columnDefinitions/1/name").asString()).isEqualTo("Data");
    assertThat(table.at("/rows/0/cells/0").asString()).isEqualTo("shape");
    assertThat(table.at("/rows/0/object/kind").asString()).isEqualTo("PartialObjectMetadata");

    String partial = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io";
    JsonNode list = json(door.send(door.request(MAPS).header("Accept", partial)));
    assertThat(list.path("kind").asString()).isEqualTo("PartialObjectMetadataList");
    assertThat(list.at("/items/0/data").isMissingNode()).isTrue();
  }

  @Test
  void aLargeListIsCompressedForWhoCanRead() throws Exception {
    door.post(MAPS, map("large", "x".repeat(300_000)));
    var answer =
        door.client()
            .http()
            .send(
                door.request(MAPS).header("Accept-Encoding", "gzip").build(),
                BodyHandlers.ofByteArray());

    assertThat(answer.headers().firstValue("content-encoding")).contains("gzip");
    assertThat(answer.body().length).isLessThan(100_000);
    try (var plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(ObjectCodec.tree(plain.readAllBytes()).path("kind").asString())
          .isEqualTo("ConfigMapList");
    }
  }

  @Test
  void aBodyOver3MebibytesIs413() throws Exception {
    var answer = door.post(MAPS, map("huge", "x".repeat(3 * 1024 * 1024)));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(json(answer).path("reason").asString()).isEqualTo("RequestEntityTooLarge");
  }

  @Test
  void aNodeMayNotExecInPods() throws Exception {
    var node =
        new io.drydock.controlplane.pki.TestClient(
            door.pki().issue("system:node:n1", "system:nodes"));
    HttpRequest exec =
        door.request("/api/v1/namespaces/default/pods/p/exec?command=sh&stdout=1").build();

    assertThat(node.http().send(exec, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
  }

  @Test
  void optionsNamesTheMethods() throws Exception {
    var answer = door.send(door.request(MAPS).method("OPTIONS", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("allow")).contains("GET, POST, DELETE, OPTIONS");
  }

  @Test
  void discoveryInOneDocumentIsCached() throws Exception {
    HttpRequest.Builder wanted =
        door.request("/apis")
            .header(
                "Accept", "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList");
    var first = door.send(wanted);
    assertThat(json(first).at("/items/0/metadata/name").asString()).isEqualTo("apps");
    String tag = first.headers().firstValue("etag").orElseThrow();
    assertThat(door.send(wanted.header("If-None-Match", tag)).statusCode()).isEqualTo(304);
  }

  @Test
  void openApiDescribesWhatIsServed() throws Exception {
    assertThat(json(door.get("/openapi/v3")).path("paths").has("apis/apps/v1")).isTrue();
    JsonNode apps = json(door.get("/openapi/v3/apis/apps/v1"));
    JsonNode replicas =
        apps.path("components")
            .path("schemas")
            .path("io.k8s.api.apps.v1.DeploymentSpec")
            .at("/properties/replicas/type");
    assertThat(replicas.asString()).isEqualTo("integer");
    assertThat(json(door.get("/openapi/v2")).path("definitions").has("io.k8s.api.core.v1.Pod"))
        .isTrue();
  }

  @Test
  void healthNamesItsChecks() throws Exception {
    assertThat(door.get("/readyz?verbose").body())
        .contains("[+]etcd ok")
        .contains("readyz check passed");
    assertThat(door.get("/livez").body()).isEqualTo("ok");
    assertThat(door.get("/readyz/etcd").body()).isEqualTo("ok");
    assertThat(door.get("/readyz/nosuch").statusCode()).isEqualTo(404);
  }

  @Test
  void metricsCountRequests() throws Exception {
    door.get(MAPS);

    assertThat(door.get("/metrics").body())
        .contains("apiserver_request_duration_seconds_count{code=\"200\",resource=\"configmaps\"");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return ObjectCodec.mapper().readTree(answer.body());
  }

  private static String map(String name, String value) {
    return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"%s\"},\"data\":{\"k\":\"%s\"}}"
        .formatted(name, value);
  }
}
