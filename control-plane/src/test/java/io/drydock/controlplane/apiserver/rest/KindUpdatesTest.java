package io.drydock.controlplane.apiserver.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.codec.ObjectCodec;
import io.drydock.codec.Yaml;
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
import tools.jackson.databind.JsonNode;

/** What changes an object of a kind may undergo, and what follows from them. */
@Timeout(60)
class KindUpdatesTest {
  private static final String TEMPLATE =
      "template: {metadata: {labels: {app: a}}, spec: {containers: [{name: c, image: 'i:1'}]}}";
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
  void aSigningRequestIsDecidedOnceThroughApproval() throws Exception {
    String path = "/apis/certificates.k8s.io/v1/certificatesigningrequests";
    create(
        path,
        "{metadata: {name: r}, spec: {request: TFM=, signerName: example.com/s, usages: [client auth]}}");
    var approved =
        patch(
            path + "/r/approval",
            "{status: {certificate: Zm9v, conditions: [{type: Approved, status: 'True', reason: Me}]}}");
    assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
    assertThat(json(approved).at("/status/conditions/0/type").asString()).isEqualTo("Approved");
    assertThat(json(approved).at("/status/conditions/0/lastUpdateTime").asString()).isNotEmpty();
    assertThat(json(approved).at("/status").has("certificate")).isFalse();
    var issued = patch(path + "/r/status", "{status: {certificate: Zm9v}}");
    assertThat(json(issued).at("/status/certificate").asString()).isEqualTo("Zm9v");
    assertThat(json(issued).at("/status/conditions/0/type").asString()).isEqualTo("Approved");
    var undone = patch(path + "/r/approval", "{status: {conditions: []}}");
    assertThat(undone.statusCode()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/apis/apps/v1/namespaces/default/statefulsets | serviceName: s, selector: {matchLabels:"
            + " {app: a}}",
        "/api/v1/namespaces/default/replicationcontrollers | selector: {app: a}",
      })
  void itIsScaled(String path, String spec) throws Exception {
    create(path, "{metadata: {name: s}, spec: {%s, %s}}".formatted(spec, TEMPLATE));

    var scale = json(door.get(path + "/s/scale"));
    assertThat(scale.at("/kind").asString()).isEqualTo("Scale");
    assertThat(scale.at("/status/selector").asString()).isEqualTo("app=a");
    var scaled = patch(path + "/s/scale", "{spec: {replicas: 4}}");
    assertThat(json(scaled).at("/spec/replicas").asInt()).isEqualTo(4);
    JsonNode object = json(door.get(path + "/s"));
    assertThat(object.at("/spec/replicas").asInt()).isEqualTo(4);
    assertThat(object.at("/metadata/generation").asInt()).isEqualTo(2);
  }

  @Test
  void aDaemonSetsTemplateIsCounted() throws Exception {
    String path = "/apis/apps/v1/namespaces/default/daemonsets";
    create(
        path,
        "{metadata: {name: d}, spec: {selector: {matchLabels: {app: a}}, %s}}".formatted(TEMPLATE));

    var other = json(patch(path + "/d", "{spec: {minReadySeconds: 3}}"));
    assertThat(templateGeneration(other)).isEqualTo("1");
    assertThat(other.at("/metadata/generation").asInt()).isEqualTo(2);
    var changed =
        json(
            patch(
                path + "/d",
                "{spec: {template: {spec: {priorityClassName: system-node-critical}}}}"));
    assertThat(templateGeneration(changed)).isEqualTo("2");
  }

  private static String templateGeneration(JsonNode object) {
    return object.at("/metadata/annotations/deprecated.daemonset.template.generation").asString("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/apis/storage.k8s.io/v1/storageclasses | {provisioner: p} | {provisioner: q} | provisioner:"
            + " Forbidden: updates to provisioner are forbidden.",
        "/apis/scheduling.k8s.io/v1/priorityclasses | {value: 1} | {value: 2} | value: Forbidden: may"
            + " not be changed in an update.",
        "/apis/node.k8s.io/v1/runtimeclasses | {handler: a} | {handler: b} | handler: Invalid value:"
            + " \"b\": field is immutable",
        "/api/v1/namespaces/default/persistentvolumeclaims | {spec: {accessModes: [ReadWriteOnce],"
            + " resources: {requests: {storage: 1Gi}}}} | {spec: {storageClassName: x}} | spec:"
            + " Forbidden: spec is immutable after creation except resources.requests and"
            + " volumeAttributesClassName for bound claims",
      })
  void whatMayNotChangeIsRefused(String path, String object, String change, String message)
      throws Exception {
    var body = (tools.jackson.databind.node.ObjectNode) Yaml.documents(object).getFirst();
    body.putObject("metadata").put("name", "fixed");
    var created = door.post(path, body.toString());
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);

    var refused = patch(path + "/fixed", change);

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    assertThat(json(refused).path("message").asString()).endsWith(message);
  }

  @Test
  void fieldsOfNewKindsAreSelected() throws Exception {
    String path = "/api/v1/namespaces/kube-public/replicationcontrollers";
    create(path, "{metadata: {name: f}, spec: {selector: {app: a}, %s}}".formatted(TEMPLATE));

    assertThat(json(door.get(path + "?fieldSelector=status.replicas%3D0")).path("items"))
        .hasSize(1);
    assertThat(json(door.get(path + "?fieldSelector=status.replicas%3D1")).path("items")).isEmpty();
    var unknown = door.get(path + "?fieldSelector=spec.replicas%3D1");
    assertThat(unknown.statusCode()).isEqualTo(400);
  }

  @Test
  void bindingsArePostedToTheirCollectionToo() throws Exception {
    String pods = "/api/v1/namespaces/default/pods";
    create(pods, "{metadata: {name: bound}, spec: {containers: [{name: c, image: 'i:1'}]}}");

    var answer =
        door.post(
            "/api/v1/namespaces/default/bindings",
            json("{metadata: {name: bound}, target: {kind: Node, name: n1}}"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(json(door.get(pods + "/bound")).at("/spec/nodeName").asString()).isEqualTo("n1");
  }

  @Test
  void theSystemsPriorityClassesAreThere() throws Exception {
    String path = "/apis/scheduling.k8s.io/v1/priorityclasses";
    assertThat(json(door.get(path + "/system-node-critical")).path("value").asInt())
        .isEqualTo(2_000_001_000);
    var refused = door.post(path, json("{metadata: {name: system-mine}, value: 5}"));
    assertThat(refused.statusCode()).isEqualTo(422);
  }

  private static void create(String path, String yaml) throws Exception {
    var answer = door.post(path, json(yaml));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static HttpResponse<String> patch(String path, String yaml) throws Exception {
    return door.send(
        door.request(path)
            .header("Content-Type", "application/merge-patch+json")
            .method("PATCH", BodyPublishers.ofString(json(yaml))));
  }

  private static String json(String yaml) {
    return Yaml.documents(yaml).getFirst().toString();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return ObjectCodec.tree(answer.body().getBytes(UTF_8));
  }
}
