package io.drydock.controlplane.apiserver;

import static io.drydock.controlplane.apiserver.Manifests.STRICT;
import static io.drydock.controlplane.apiserver.Manifests.create;
import static io.drydock.controlplane.apiserver.Manifests.json;
import static io.drydock.controlplane.apiserver.Manifests.path;
import static io.drydock.controlplane.apiserver.Manifests.refusal;
import static io.drydock.controlplane.apiserver.Manifests.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.DocumentApi;
import io.drydock.client.PatchType;
import io.drydock.client.WriteOptions;
import io.drydock.client.Written;
import io.drydock.codec.ObjectCodec;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** create, update, patch and their conditions. */
class WritesTest {
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: c, image: nginx}]}
      status: {replicas: 7}
      """;

  private TestApiServer server;
  private DocumentApi api;

  @BeforeEach
  void start() {
    server = TestApiServer.start();
    api = server.documents();
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.close();
  }

  private Written patch(PatchType type, String subresource, String body) {
    return api.patch(
        path(Kinds.DEPLOYMENT, "web").subresource(subresource),
        type,
        body.getBytes(StandardCharsets.UTF_8),
        STRICT);
  }

  @Test
  void aNewObjectGetsSystemMetadataAndDefaultsAndNoStatus() {
    JsonNode created = create(api, DEPLOYMENT);

    assertThat(created.at("/metadata/uid").asString()).hasSize(36);
    assertThat(created.at("/metadata/creationTimestamp").asString()).matches("[-0-9]+T[:0-9]+Z");
    assertThat(created.at("/metadata/generation").asInt()).isEqualTo(1);
    assertThat(created.at("/metadata/resourceVersion").asString()).matches("[0-9]+");
    assertThat(created.at("/metadata/namespace").asString()).isEqualTo("default");
    assertThat(created.at("/spec/replicas").asInt()).isEqualTo(1);
    assertThat(created.at("/spec/strategy/rollingUpdate/maxSurge").asString()).isEqualTo("25%");
    assertThat(created.at("/spec/template/spec/containers/0/imagePullPolicy").asString())
        .isEqualTo("Always");
    assertThat(created.has("status")).isFalse();
    assertThat(created).isEqualTo(tree(api.get(path(Kinds.DEPLOYMENT, "web"))));
  }

  @Test
  void aNameIsTakenOnceAndGeneratedNamesDiffer() {
    create(api, DEPLOYMENT);

    ApiException again = refusal(() -> create(api, DEPLOYMENT));

    assertThat(again).hasMessage("deployments.apps \"web\" already exists");
    assertThat(again.code()).isEqualTo(409);
    String generate = "{apiVersion: v1, kind: ConfigMap, metadata: {generateName: a-}}";
    String first = create(api, generate).at("/metadata/name").asString();
    assertThat(first).matches("a-[a-z0-9]{5}");
    assertThat(create(api, generate).at("/metadata/name").asString()).isNotEqualTo(first);
  }

  @Test
  void anObjectNeedsANamespaceThatExistsAndLives() {
    var path = path(Kinds.CONFIG_MAP, "").collection();
    var elsewhere = new io.drydock.client.ResourcePath("", "v1", "configmaps", "nowhere", "", "");
    byte[] map = json("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}");

    assertThat(refusal(() -> api.create(elsewhere, map, STRICT)))
        .hasMessage("namespaces \"nowhere\" not found");
    create(api, "{apiVersion: v1, kind: Namespace, metadata: {name: dying}}");
    server.client().delete(Kinds.NAMESPACE, "", "dying", Deletions.plain());
    var dying = new io.drydock.client.ResourcePath("", "v1", "configmaps", "dying", "", "");
    ApiException refused = refusal(() -> api.create(dying, map, STRICT));
    assertThat(refused.code()).isEqualTo(403);
    assertThat(refused)
        .hasMessageContaining(
            "unable to create new content in namespace dying because it is being terminated");
    assertThat(path.namespace()).isEqualTo("default");
  }

  @Test
  void aStaleRevisionIsAConflictAndAnUnconditionalUpdateIsNot() {
    ObjectNode created = (ObjectNode) create(api, DEPLOYMENT);
    patch(PatchType.MERGE, "", "{\"spec\":{\"replicas\":2}}");

    ApiException stale =
        refusal(
            () -> api.update(path(Kinds.DEPLOYMENT, "web"), ObjectCodec.encode(created), STRICT));

    assertThat(stale.code()).isEqualTo(409);
    assertThat(stale)
        .hasMessage(
            "Operation cannot be fulfilled on deployments.apps \"web\": the object has been modified; please apply your changes to the latest version and try again");
    created.withObject("metadata").remove("resourceVersion");
    JsonNode updated =
        tree(
            api.update(path(Kinds.DEPLOYMENT, "web"), ObjectCodec.encode(created), STRICT)
                .document());
    assertThat(updated.at("/spec/replicas").asInt()).isEqualTo(1);
    assertThat(updated.at("/metadata/generation").asInt()).isEqualTo(3);
  }

  @Test
  void anUpdateThatChangesNothingIsNotWritten() {
    JsonNode created = create(api, DEPLOYMENT);

    Written same = patch(PatchType.STRATEGIC_MERGE, "", "{\"spec\":{\"replicas\":1}}");

    assertThat(tree(same.document())).isEqualTo(created);
  }

  @Test
  void statusAndSpecAreWrittenApart() {
    create(api, DEPLOYMENT);

    JsonNode status =
        tree(
            patch(
                    PatchType.MERGE,
                    "status",
                    "{\"spec\":{\"replicas\":9},\"status\":{\"replicas\":4}}")
                .document());
    JsonNode spec =
        tree(
            patch(PatchType.MERGE, "", "{\"spec\":{\"replicas\":2},\"status\":{\"replicas\":5}}")
                .document());

    assertThat(status.at("/spec/replicas").asInt()).isEqualTo(1);
    assertThat(status.at("/status/replicas").asInt()).isEqualTo(4);
    assertThat(status.at("/metadata/generation").asInt()).isEqualTo(1);
    assertThat(spec.at("/spec/replicas").asInt()).isEqualTo(2);
    assertThat(spec.at("/status/replicas").asInt()).isEqualTo(4);
    assertThat(spec.at("/metadata/generation").asInt()).isEqualTo(2);
  }

  @Test
  void immutableFieldsStay() {
    create(api, DEPLOYMENT);
    create(
        api,
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: fixed}, immutable: true, data: {a: b}}");

    ApiException selector =
        refusal(() ->
            patch(
                PatchType.MERGE,
                "",
                "{\"spec\":{\"selector\":{\"matchLabels\":{\"app\":\"x\"}},\"template\":{\"metadata\":{\"labels\":{\"app\":\"x\"}}}}}"));
    ApiException data =
        refusal(() ->
            api.patch(
                path(Kinds.CONFIG_MAP, "fixed"),
                PatchType.MERGE,
                "{\"data\":{\"a\":\"c\"}}".getBytes(StandardCharsets.UTF_8),
                STRICT));

    assertThat(selector)
        .hasMessageContaining("spec.selector: Invalid value")
        .hasMessageContaining("field is immutable");
    assertThat(data)
        .hasMessage(
            "ConfigMap \"fixed\" is invalid: data: Forbidden: field is immutable when `immutable` is set");
  }

  @Test
  void aPodsSpecHardlyChanges() {
    create(
        api,
        "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: c, image: a:1}]}}");
    var pod = path(Kinds.POD, "p");
    byte[] image =
        "{\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"a:2\"}]}}"
            .getBytes(StandardCharsets.UTF_8);
    byte[] command =
        "{\"spec\":{\"containers\":[{\"name\":\"c\",\"command\":[\"x\"]}]}}"
            .getBytes(StandardCharsets.UTF_8);

    JsonNode changed = tree(api.patch(pod, PatchType.STRATEGIC_MERGE, image, STRICT).document());
    ApiException refused =
        refusal(() -> api.patch(pod, PatchType.STRATEGIC_MERGE, command, STRICT));

    assertThat(changed.at("/spec/containers/0/image").asString()).isEqualTo("a:2");
    assertThat(refused.code()).isEqualTo(422);
    assertThat(refused)
        .hasMessageContaining(
            "spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`");
  }

  @Test
  void scaleIsAViewOfTheReplicas() {
    create(api, DEPLOYMENT);

    JsonNode scale =
        tree(patch(PatchType.MERGE, "scale", "{\"spec\":{\"replicas\":5}}").document());

    assertThat(scale.path("kind").asString()).isEqualTo("Scale");
    assertThat(scale.at("/spec/replicas").asInt()).isEqualTo(5);
    assertThat(scale.at("/status/selector").asString()).isEqualTo("app=web");
    assertThat(tree(api.get(path(Kinds.DEPLOYMENT, "web"))).at("/spec/replicas").asInt())
        .isEqualTo(5);
    JsonNode read = tree(api.get(path(Kinds.DEPLOYMENT, "web").subresource("scale")));
    assertThat(read).isEqualTo(scale);
    assertThat(
            refusal(() -> api.get(path(Kinds.SERVICE, "kubernetes").subresource("scale"))).code())
        .isEqualTo(404);
  }

  @Test
  void aDryRunSaysWhatWouldBeAndStoresNothing() {
    WriteOptions dry = new WriteOptions(true, "Strict", "test", false, Cause.NONE);

    Written written = api.create(path(Kinds.DEPLOYMENT, ""), json(DEPLOYMENT), dry);

    assertThat(tree(written.document()).at("/spec/replicas").asInt()).isEqualTo(1);
    assertThat(refusal(() -> api.get(path(Kinds.DEPLOYMENT, "web"))).code()).isEqualTo(404);
  }

  @Test
  void unknownFieldsAreWarnedOfAndLeftOut() {
    WriteOptions warn = new WriteOptions(false, "", "test", false, Cause.NONE);
    String yaml = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, lables: {}}, dta: {a: b}}";

    Written written = api.create(path(Kinds.CONFIG_MAP, ""), json(yaml), warn);

    assertThat(written.warnings())
        .containsExactly("unknown field \"metadata.lables\"", "unknown field \"dta\"");
    assertThat(tree(written.document()).has("dta")).isFalse();
  }

  @Test
  void malformedBodiesAndPatchesAreBadRequests() {
    create(api, DEPLOYMENT);
    var configMaps = path(Kinds.CONFIG_MAP, "");

    assertThat(
            refusal(() ->
                    api.create(configMaps, "{\"a\":".getBytes(StandardCharsets.UTF_8), STRICT))
                .code())
        .isEqualTo(400);
    assertThat(
            refusal(() -> api.create(configMaps, "[]".getBytes(StandardCharsets.UTF_8), STRICT))
                .code())
        .isEqualTo(400);
    assertThat(refusal(() -> api.create(configMaps, json(DEPLOYMENT), STRICT)).code())
        .isEqualTo(400);
    assertThat(refusal(() -> api.create(configMaps, new byte[4 << 20], STRICT)).code())
        .isEqualTo(413);
    assertThat(refusal(() -> patch(PatchType.JSON, "", "{}")).code()).isEqualTo(400);
    assertThat(
            refusal(() ->
                    patch(PatchType.JSON, "", "[{\"op\":\"remove\",\"path\":\"/spec/none\"}]"))
                .code())
        .isEqualTo(422);
    assertThat(refusal(() -> patch(PatchType.APPLY, "", "{}")).code()).isEqualTo(400);
  }

  @Test
  void whyAnObjectWasWrittenLiesBesideItAtTheSameRevision() {
    JsonNode created = create(api, DEPLOYMENT);

    var record =
        server.store().get("/drydock/causes/deployments.apps/default/web").entry().orElseThrow();

    assertThat(Long.toString(record.revision()))
        .isEqualTo(created.at("/metadata/resourceVersion").asString());
    assertThat(record.value().toStringUtf8())
        .contains("\"user\":\"kubernetes-admin\"", "\"verb\":\"create\"", "\"reason\":\"because\"");
  }

  @Test
  void aPodIsBoundOnce() {
    create(
        api,
        "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: c, image: a}]}}");
    var pod = server.client().get(Kinds.POD, "default", "p");

    server.client().bind(pod, "node-1", Cause.NONE);

    ApiException again = refusal(() -> server.client().bind(pod, "node-2", Cause.NONE));
    assertThat(again.code()).isEqualTo(409);
    assertThat(again).hasMessageContaining("pod p is already assigned to node \"node-1\"");
    var bound = server.client().get(Kinds.POD, "default", "p");
    assertThat(bound.getSpec().getNodeName()).isEqualTo("node-1");
    assertThat(bound.getStatus().getConditions())
        .anyMatch(c -> c.getType().equals("PodScheduled") && c.getStatus().equals("True"));
  }
}
