package io.drydock.controlplane.apiserver.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.codec.ObjectCodec;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the server says about itself, over HTTP: negotiation, caching, and the documents' form. */
@Timeout(30)
class SelfDescriptionTest {
  private static final String AGGREGATED =
      "application/json;g=apidiscovery.k8s.io;v=%s;as=APIGroupDiscoveryList";
  private static RunningDoor door;

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    door = new RunningDoor(folder);
  }

  @AfterAll
  static void close() throws Exception {
    door.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v2", "v2beta1"})
  void discoveryOfAllGroupsInOneDocument(String version) throws Exception {
    String type = AGGREGATED.formatted(version);
    var answer = get("/apis", type + ",application/json");

    assertThat(header(answer, "content-type")).isEqualTo(type);
    assertThat(header(answer, "vary")).isEqualTo("Accept");
    assertThat(json(answer).path("apiVersion").asString())
        .isEqualTo("apidiscovery.k8s.io/" + version);
    assertThat(json(answer).at("/items/0/versions/0/freshness").asString()).isEqualTo("Current");
    String tag = header(answer, "etag");
    assertThat(tag).matches("\"[0-9A-F]{128}\"");
    HttpRequest.Builder again = door.request("/apis").header("Accept", type);
    var unchanged = door.send(again.header("If-None-Match", tag));
    assertThat(unchanged.statusCode()).isEqualTo(304);
    assertThat(unchanged.body()).isEmpty();
  }

  @Test
  void theClientsOrderDecidesBetweenDocuments() throws Exception {
    String aggregated = AGGREGATED.formatted("v2");
    assertThat(json(get("/apis", "application/json," + aggregated)).path("kind").asString())
        .isEqualTo("APIGroupList");
    assertThat(json(get("/apis", AGGREGATED.formatted("v3") + "," + aggregated)).path("kind"))
        .hasToString("\"APIGroupDiscoveryList\"");
  }

  @ParameterizedTest
  @CsvSource({
    "/api, text/html",
    "/apis/apps, application/json;as=Table;g=meta.k8s.io;v=v1",
    "/version, image/png",
    "/openapi/v2, application/xml",
    "/openapi/v3/api/v1, text/plain",
  })
  void whatCannotBeGivenIs406(String path, String accept) throws Exception {
    var answer = get(path, accept);
    assertThat(answer.statusCode()).isEqualTo(406);
    assertThat(json(answer).path("reason").asString()).isEqualTo("NotAcceptable");
  }

  @Test
  void subresourcesNameTheKindsOfTheirBodies() throws Exception {
    JsonNode resources = json(get("/apis/apps/v1", "")).path("resources");
    JsonNode scale = named(resources, "deployments/scale");
    assertThat(scale.path("group").asString()).isEqualTo("autoscaling");
    assertThat(scale.path("version").asString()).isEqualTo("v1");
    assertThat(scale.path("kind").asString()).isEqualTo("Scale");
    assertThat(scale.path("singularName").asString("none")).isEmpty();
    JsonNode core = json(get("/api/v1", "")).path("resources");
    assertThat(named(core, "pods/eviction").path("group").asString()).isEqualTo("policy");
    assertThat(core.valueStream().map(r -> r.path("name").asString()).toList()).isSorted();
  }

  /** The values are those that every Kubernetes gives. */
  @ParameterizedTest
  @CsvSource({
    "/api/v1, pods, xPOwRZ+Yhw8=",
    "/api/v1, configmaps, qFsyl6wFWjQ=",
    "/apis/apps/v1, deployments, 8aSe+NMegvE=",
  })
  void theStorageVersionHashIsKubernetes(String path, String resource, String hash)
      throws Exception {
    JsonNode found = named(json(get(path, "")).path("resources"), resource);
    assertThat(found.path("storageVersionHash").asString()).isEqualTo(hash);
  }

  @Test
  void theIndexNamesEveryDocumentByItsContent() throws Exception {
    JsonNode paths = json(get("/openapi/v3", "")).path("paths");
    String address = paths.path("apis/apps/v1").path("serverRelativeURL").asString();
    assertThat(address).matches("/openapi/v3/apis/apps/v1\\?hash=[0-9A-F]{128}");

    var document = get(address, "application/json");
    assertThat(document.statusCode()).isEqualTo(200);
    assertThat(header(document, "etag")).isEqualTo("\"" + address.replaceFirst(".*=", "") + "\"");
    assertThat(header(document, "cache-control")).isEqualTo("public, immutable");
    assertThat(header(document, "expires")).endsWith("GMT");
    assertThat(header(document, "vary")).isEqualTo("Accept");
    assertThat(header(document, "last-modified")).endsWith("GMT");
  }

  @Test
  void anOldAddressLeadsToTheDocumentOfNow() throws Exception {
    var answer = get("/openapi/v3/apis/apps/v1?hash=OLD", "application/json");
    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(get(header(answer, "location"), "application/json").statusCode()).isEqualTo(200);
    assertThat(get("/openapi/v3/apis/nosuch/v1", "").statusCode()).isEqualTo(404);
    assertThat(get("/openapi/v3/v2", "").statusCode()).isEqualTo(404);
    assertThat(get("/openapi/v4", "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi/v2", "/openapi/v3", "/openapi/v3/api/v1"})
  void aDocumentIsSentOnce(String path) throws Exception {
    String tag = header(get(path, ""), "etag");
    var again = door.send(door.request(path).header("If-None-Match", tag));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/com.github.proto-openapi.spec.v2@v1.0+protobuf",
        "application/com.github.proto-openapi.spec.v2.v1.0+protobuf"
      })
  void olderClientsGetSwaggerInProtobuf(String type) throws Exception {
    var answer = get("/openapi/v2", type);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "content-type"))
        .isEqualTo("application/com.github.proto-openapi.spec.v2.v1.0+protobuf");
    assertThat(answer.body()).contains("io.k8s.api.core.v1.Pod");
  }

  @Test
  void whoReadsGzipGetsTheSame() throws Exception {
    var packed =
        door.client()
            .http()
            .send(
                door.request("/openapi/v3/api/v1").header("Accept-Encoding", "gzip").build(),
                BodyHandlers.ofByteArray());
    assertThat(packed.headers().allValues("vary")).contains("Accept", "Accept-Encoding");
    assertThat(packed.headers().firstValue("content-encoding")).contains("gzip");
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(new String(in.readAllBytes(), UTF_8))
          .isEqualTo(get("/openapi/v3/api/v1", "").body());
    }
  }

  @Test
  void theRootNamesThePaths() throws Exception {
    List<String> paths =
        json(get("/", "")).path("paths").valueStream().map(JsonNode::asString).toList();
    assertThat(paths)
        .isSorted()
        .contains("/api", "/api/v1", "/apis/apps/v1", "/livez/ping", "/readyz/etcd", "/openapi/v2");
    assertThat(paths).allSatisfy(path -> assertThat(get(path, "").statusCode()).isEqualTo(200));
  }

  private static JsonNode named(JsonNode resources, String name) {
    return resources
        .valueStream()
        .filter(r -> r.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static HttpResponse<String> get(String path, String accept) throws Exception {
    HttpRequest.Builder request = door.request(path);
    return door.send(accept.isEmpty() ? request : request.header("Accept", accept));
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return ObjectCodec.mapper().readTree(answer.body());
  }
}
