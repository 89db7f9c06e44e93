package io.drydock.controlplane.apiserver.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.codec.ObjectCodec;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What HTTP adds to the verbs: methods, negotiation, representations, query parameters. */
@Timeout(30)
class RestVerbsTest {
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final String META = ";g=meta.k8s.io;v=";
  private static RunningDoor door;

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    door = new RunningDoor(folder);
  }

  @AfterAll
  static void close() throws Exception {
    door.close();
  }

  private static String map(String name, String value) {
    return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"%s\"},\"data\":{\"k\":\"%s\"}}"
        .formatted(name, value);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return ObjectCodec.mapper().readTree(answer.body());
  }

  private static HttpResponse<String> get(String path, String accept) throws Exception {
    return door.send(door.request(path).header("Accept", accept));
  }

  private static HttpResponse<String> delete(String path, String body) throws Exception {
    return door.send(
        door.request(path)
            .header("Content-Type", "application/json")
            .method("DELETE", BodyPublishers.ofString(body)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "NOPE", "PUT"})
  void aMethodThatACollectionDoesNotKnowIs405(String method) throws Exception {
    var answer = door.send(door.request(MAPS).method(method, BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(json(answer).path("reason").asString()).isEqualTo("MethodNotAllowed");
    assertThat(json(answer).path("message").asString())
        .isEqualTo("the server does not allow this method on the requested resource");
  }

  @Test
  void headHasNoBody() throws Exception {
    var answer = door.send(door.request(MAPS).method("HEAD", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/html | only the following media types are accepted: application/json,"
            + " application/yaml",
        "application/json;as=Nothing;v=v1;g=meta.k8s.io | only the following media types are"
            + " accepted: application/json, application/yaml",
        "application/json;as=Table;v=v2;g=meta.k8s.io | only the following media types are accepted:"
            + " application/json, application/yaml",
        "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io | you requested"
            + " PartialObjectMetadata, but the requested object is a list (*v1.ConfigMapList)",
      })
  void whatCannotBeGivenIs406(String accept, String message) throws Exception {
    var answer = get(MAPS, accept);

    assertThat(answer.statusCode()).isEqualTo(406);
    assertThat(json(answer).path("message").asString()).startsWith(message.substring(0, 40));
    assertThat(json(answer).path("reason").asString()).isEqualTo("NotAcceptable");
  }

  @Test
  void nothingIsDoneForAClientThatCouldNotReadTheAnswer() throws Exception {
    var answer =
        door.send(
            door.request(MAPS)
                .header("Accept", "text/html")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(map("unread", "v"))));

    assertThat(answer.statusCode()).isEqualTo(406);
    assertThat(door.get(MAPS + "/unread").statusCode()).isEqualTo(404);
  }

  @Test
  void aWatchIsNoYaml() throws Exception {
    var answer = get(MAPS + "?watch=1", "application/yaml");

    assertThat(answer.statusCode()).isEqualTo(406);
    assertThat(json(answer.body().startsWith("{") ? answer : door.get(MAPS)).isObject()).isTrue();
  }

  @Test
  void errorsAreYamlToWhoWantsYaml() throws Exception {
    var answer = get(MAPS + "/none", "application/yaml");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("kind: Status", "reason: NotFound", "code: 404");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v1beta1"})
  void tablesAndMetadataComeInBothVersions(String version) throws Exception {
    door.post(MAPS, map("shapes", "v"));
    JsonNode table = json(get(MAPS + "/shapes", "application/json;as=Table" + META + version));
    JsonNode one =
        json(get(MAPS + "/shapes", "application/json;as=PartialObjectMetadata" + META + version));
    JsonNode list =
        json(get(MAPS, "application/json;as=PartialObjectMetadataList" + META + version));

    assertThat(table.path("apiVersion").asString()).isEqualTo("meta.k8s.io/" + version);
    assertThat(table.at("/rows/0/object/apiVersion").asString())
        .isEqualTo("meta.k8s.io/" + version);
    assertThat(one.path("apiVersion").asString()).isEqualTo("meta.k8s.io/" + version);
    assertThat(one.has("data")).isFalse();
    assertThat(list.path("apiVersion").asString()).isEqualTo("meta.k8s.io/" + version);
    assertThat(list.at("/items/0/kind").asString()).isEqualTo("PartialObjectMetadata");
  }

  @Test
  void aRowCarriesWhatIsAskedFor() throws Exception {
    door.post(MAPS, map("row", "v"));
    String table = "application/json;as=Table" + META + "v1";

    assertThat(json(get(MAPS + "/row?includeObject=None", table)).at("/rows/0").has("object"))
        .isFalse();
    assertThat(json(get(MAPS + "/row", table)).at("/rows/0/object/kind").asString())
        .isEqualTo("PartialObjectMetadata");
    assertThat(
            json(get(MAPS + "/row?includeObject=Object", table))
                .at("/rows/0/object/data/k")
                .asString())
        .isEqualTo("v");
    var wrong = get(MAPS + "/row?includeObject=All", table);
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(json(wrong).path("message").asString())
        .isEqualTo(
            "Unable to convert to Table as requested: includeObject: Invalid value: \"All\": must be"
                + " 'Metadata', 'Object', 'None', or empty");
  }

  @Test
  void peopleGetItPretty() throws Exception {
    door.post(MAPS, map("pretty", "v"));

    assertThat(door.get(MAPS + "/pretty?pretty=true").body())
        .contains("\n  \"data\": {\n    \"k\": \"v\"\n  }");
    assertThat(door.send(door.request(MAPS + "/pretty").header("User-Agent", "curl/8")).body())
        .contains("\n  \"data\"");
    assertThat(door.get(MAPS + "/pretty").body()).doesNotContain("\n  ");
  }

  @Test
  void smallAnswersAreNotCompressed() throws Exception {
    var answer = door.send(door.request(MAPS + "/none").header("Accept-Encoding", "gzip"));

    assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
  }

  @Test
  void aBodyWithoutATypeIsJson() throws Exception {
    var created = door.send(door.request(MAPS).POST(BodyPublishers.ofString(map("untyped", "v"))));
    var patched =
        door.send(door.request(MAPS + "/untyped").method("PATCH", BodyPublishers.ofString("{}")));

    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(patched.statusCode()).isEqualTo(415);
    assertThat(json(patched).path("message").asString())
        .startsWith("the body of the request was in an unknown format - accepted media types");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dryRun=Some | 422 | dryRun: Unsupported value: []string{\"Some\"}: supported values: \"All\"",
        "propagationPolicy=x | 422 | propagationPolicy: Unsupported value: \"x\"",
        "gracePeriodSeconds=x | 400 | strconv.ParseInt: parsing \"x\": invalid syntax",
        "orphanDependents=true&propagationPolicy=Orphan | 422 | orphanDependents and"
            + " deletionPropagation cannot be both set",
      })
  void wrongQueriesOfDeletionsDeleteNothing(String query, int code, String message)
      throws Exception {
    door.post(MAPS, map("kept", "v"));

    var answer = door.send(door.request(MAPS + "/kept?" + query).DELETE());

    assertThat(answer.statusCode()).isEqualTo(code);
    assertThat(json(answer).path("message").asString()).contains(message);
    assertThat(door.get(MAPS + "/kept").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"Pod\"}",
        "{\"gracePeriodSeconds\":\"x\"}",
        "{\"preconditions\":1}",
        "{\"dryRun\":\"All\"}",
        "[]",
        "{",
      })
  void bodiesThatAreNoDeleteOptionsDeleteNothing(String body) throws Exception {
    door.post(MAPS, map("kept", "v"));

    assertThat(delete(MAPS + "/kept", body).statusCode()).isEqualTo(400);
    assertThat(door.get(MAPS + "/kept").statusCode()).isEqualTo(200);
  }

  @Test
  void aDeletionIsAnsweredByStatusOrObjectAsTheKindHasIt() throws Exception {
    door.post(MAPS, map("gone", "v"));
    door.post(
        "/api/v1/namespaces/default/serviceaccounts",
        "{\"apiVersion\":\"v1\",\"kind\":\"ServiceAccount\",\"metadata\":{\"name\":\"gone\"}}");
    door.post(
        MAPS,
        map("held", "v").replace("\"metadata\":{", "\"metadata\":{\"finalizers\":[\"a.b/c\"],"));

    JsonNode status = json(delete(MAPS + "/gone", "{}"));
    JsonNode account = json(delete("/api/v1/namespaces/default/serviceaccounts/gone", "{}"));
    var held = delete(MAPS + "/held", "{\"orphanDependents\":false}");

    assertThat(status.path("kind").asString()).isEqualTo("Status");
    assertThat(status.path("status").asString()).isEqualTo("Success");
    assertThat(status.at("/details/kind").asString()).isEqualTo("configmaps");
    assertThat(status.at("/details/uid").asString()).isNotEmpty();
    assertThat(account.path("kind").asString()).isEqualTo("ServiceAccount");
    assertThat(held.statusCode()).isEqualTo(202);
    assertThat(json(held).at("/metadata/deletionTimestamp").asString("")).isNotEmpty();
  }

  @Test
  void aRevisionOfTheFutureSaysWhenToTryAgain() throws Exception {
    var answer = door.get(MAPS + "?resourceVersion=99999999");

    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(answer.headers().firstValue("retry-after")).contains("1");
    assertThat(json(answer).at("/details/causes/0/reason").asString())
        .isEqualTo("ResourceVersionTooLarge");
    assertThat(json(answer).at("/details/retryAfterSeconds").asInt()).isEqualTo(1);
  }

  @Test
  void initialEventsAreForWatchesOnly() throws Exception {
    var answer =
        door.get(
            MAPS + "?sendInitialEvents=true&resourceVersionMatch=NotOlderThan&resourceVersion=0");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).path("message").asString())
        .contains("sendInitialEvents: Forbidden: sendInitialEvents is forbidden for list");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/watch/namespaces/default/configmaps/old",
    "/api/v1/watch/namespaces/default/configmaps",
    "/api/v1/watch/configmaps",
    "/api/v1/namespaces/default/configmaps/old?watch=1",
  })
  void theOldAddressesOfWatchesStillWork(String path) throws Exception {
    door.post(MAPS, map("old", "v"));
    String query = (path.contains("?") ? "&" : "?") + "timeoutSeconds=1&labelSelector=";

    var answer = door.get(path + query);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("{\"type\":\"ADDED\",\"object\":", "\"name\":\"old\"");
  }

  @Test
  void anAddressAndAFieldSelectorMustAgree() throws Exception {
    var answer = door.get(MAPS + "/a?watch=1&fieldSelector=metadata.name%3Db");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("message").asString())
        .isEqualTo("fieldSelector metadata.name doesn't match requested name");
  }

  @Test
  void aWatchOfAForgottenRevisionIsTold() throws Exception {
    var answer = door.get(MAPS + "?watch=1&resourceVersion=1&timeoutSeconds=5");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode event = json(answer);
    assertThat(event.path("type").asString()).isEqualTo("ERROR");
    assertThat(event.at("/object/kind").asString()).isEqualTo("Status");
    assertThat(event.at("/object/code").asInt()).isEqualTo(410);
    assertThat(event.at("/object/reason").asString()).isEqualTo("Expired");
  }

  @Test
  void longWarningsAreCut() throws Exception {
    String body =
        map("warned", "v").replaceFirst("\\{", "{\"" + "x".repeat(9000) + "\":1,\"y\":2,");
    HttpRequest.Builder request =
        door.request(MAPS)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));

    var answer = door.send(request);

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().allValues("warning"))
        .hasSize(2)
        .allMatch(warning -> warning.length() < 300);
  }
}
