package io.drydock.controlplane.apiserver.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.codec.ObjectCodec;
import io.drydock.codec.Yaml;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Walks kinds.yaml: creates an object of every kind, and reads it back as itself and as a row. */
@Timeout(60)
class EveryKindTest {
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

  static Stream<Named<JsonNode>> samples() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(EveryKindTest.class.getResourceAsStream("kinds.yaml"))) {
      return Yaml.documents(new String(in.readAllBytes(), UTF_8)).stream()
          .map(sample -> Named.of(kind(sample).resource(), sample));
    }
  }

  @Test
  void noKindIsMissing() throws Exception {
    List<Kind<?>> sampled = new ArrayList<>();
    samples().forEach(sample -> sampled.add(kind(sample.getPayload())));
    assertThat(sampled).containsExactlyInAnyOrderElementsOf(Kinds.all());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleGetsItsDefaultsAndHasItsRow(JsonNode sample) throws Exception {
    Kind<?> kind = kind(sample);
    String name = sample.at("/create/metadata/name").asString();
    String collection = path(kind);

    var created = door.post(collection + "?fieldValidation=Strict", text(sample.path("create")));

    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    contains(sample.path("expect"), json(created), kind.kind());
    assertThat(json(created).at("/metadata/generation").asLong(0))
        .isEqualTo(sample.at("/expect/metadata/generation").asLong(0));
    if (sample.has("status")) {
      setStatus(collection + "/" + name, sample.path("status"));
    }
    JsonNode table = json(door.send(door.request(collection + "/" + name).header("Accept", TABLE)));
    assertThat(row(table, json(created)))
        .containsExactlyElementsOf(
            sample.path("row").valueStream().map(JsonNode::asString).toList());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void nothingChangesWhenASampleIsWrittenBack(JsonNode sample) throws Exception {
    Kind<?> kind = kind(sample);
    ObjectNode body = (ObjectNode) sample.path("create").deepCopy();
    body.withObject("/metadata").put("name", "again");
    var created = door.post(path(kind), text(body));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);

    var written =
        door.send(
            door.request(path(kind) + "/again")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(created.body())));

    assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
    assertThat(json(written)).isEqualTo(json(created));
  }

  private static void setStatus(String path, JsonNode status) throws Exception {
    ObjectNode patch = ObjectCodec.mapper().createObjectNode();
    patch.set("status", status);
    var answer =
        door.send(
            door.request(path + "/status")
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(patch.toString())));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /** Every expected value is there; lists are compared element by element from the first. */
  private static void contains(JsonNode expected, JsonNode found, String where) {
    if (expected.isObject()) {
      expected
          .properties()
          .forEach(e -> contains(e.getValue(), found.path(e.getKey()), where + "." + e.getKey()));
    } else if (expected.isArray()) {
      for (int i = 0; i < expected.size(); i++) {
        contains(expected.get(i), found.path(i), where + "[" + i + "]");
      }
    } else {
      assertThat(found.toString()).as(where).isEqualTo(expected.toString());
    }
  }

  private static List<String> row(JsonNode table, JsonNode object) {
    List<String> cells = new ArrayList<>();
    String uid = object.at("/metadata/uid").asString();
    for (int i = 0; i < table.path("columnDefinitions").size(); i++) {
      JsonNode column = table.path("columnDefinitions").get(i);
      String cell = table.at("/rows/0/cells").get(i).asString("");
      boolean timed = column.path("name").asString().matches("Age|First Seen|Last Seen");
      String shown =
          timed ? "<age>" : cell.matches("\\d{4}-.*Z") ? "<time>" : cell.replace(uid, "<uid>");
      boolean wide = column.path("priority").asInt() > 0;
      cells.add((wide ? "+" : "") + column.path("name").asString() + "=" + shown);
    }
    return cells;
  }

  private static Kind<?> kind(JsonNode sample) {
    return Kinds.byApiVersion(
            sample.at("/create/apiVersion").asString(), sample.at("/create/kind").asString())
        .orElseThrow();
  }

  private static String path(Kind<?> kind) {
    String root = kind.group().isEmpty() ? "/api/v1" : "/apis/" + kind.apiVersion();
    return root + (kind.namespaced() ? "/namespaces/default/" : "/") + kind.plural();
  }

  private static String text(JsonNode node) {
    return new String(ObjectCodec.encode(node), UTF_8);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return ObjectCodec.tree(answer.body().getBytes(UTF_8));
  }
}
