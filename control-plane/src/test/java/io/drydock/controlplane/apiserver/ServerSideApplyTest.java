package io.drydock.controlplane.apiserver;

import static io.drydock.controlplane.apiserver.Manifests.path;
import static io.drydock.controlplane.apiserver.Manifests.refusal;
import static io.drydock.controlplane.apiserver.Manifests.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.DeleteOptions;
import io.drydock.client.DocumentApi;
import io.drydock.client.PatchType;
import io.drydock.client.Reason;
import io.drydock.client.WriteOptions;
import io.drydock.client.Written;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Server-side apply and managedFields through the whole pipeline. */
class ServerSideApplyTest {
  private static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: c, image: nginx}]}
      """;

  private static final String SETTINGS =
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings}, data: {k: v}}";

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

  private static WriteOptions as(String manager, boolean force, boolean dryRun) {
    return new WriteOptions(dryRun, "", manager, force, Cause.of("test/1.0", "because"));
  }

  private Written apply(String manager, String config) {
    return apply(as(manager, false, false), "", config);
  }

  private Written apply(WriteOptions options, String subresource, String config) {
    Kind<?> kind = config.contains("ConfigMap") ? Kinds.CONFIG_MAP : Kinds.DEPLOYMENT;
    String name = kind == Kinds.CONFIG_MAP ? "settings" : "web";
    return api.patch(
        path(kind, name).subresource(subresource),
        PatchType.APPLY,
        config.getBytes(UTF_8),
        options);
  }

  private JsonNode stored(Kind<?> kind, String name) {
    return tree(api.get(path(kind, name)));
  }

  private List<String> managers(Kind<?> kind, String name) {
    List<String> found = new ArrayList<>();
    for (JsonNode entry : stored(kind, name).at("/metadata/managedFields")) {
      String subresource = entry.path("subresource").asString("");
      found.add(
          entry.path("manager").asString()
              + " "
              + entry.path("operation").asString()
              + (subresource.isEmpty() ? "" : " " + subresource));
    }
    return found;
  }

  @Test
  void anApplyCreatesWhatIsNotThere() {
    Written first = apply("ops", WEB);

    assertThat(first.created()).isTrue();
    JsonNode web = tree(first.document());
    assertThat(web.at("/metadata/uid").asString()).isNotEmpty();
    assertThat(web.at("/spec/strategy/type").asString()).isEqualTo("RollingUpdate");
    assertThat(managers(Kinds.DEPLOYMENT, "web")).containsExactly("ops Apply");
    assertThat(web.at("/metadata/managedFields/0/apiVersion").asString()).isEqualTo("apps/v1");
    assertThat(web.at("/metadata/managedFields/0/fieldsV1/f:spec").has("f:strategy")).isFalse();
    assertThat(apply("ops", WEB.replace("replicas: 2", "replicas: 3")).created()).isFalse();
    assertThat(stored(Kinds.DEPLOYMENT, "web").at("/metadata/generation").asInt()).isEqualTo(2);
  }

  @Test
  void anIdleApplyWritesNoRevision() {
    apply("ops", WEB);
    String before = stored(Kinds.DEPLOYMENT, "web").at("/metadata/resourceVersion").asString();

    apply("ops", WEB);

    assertThat(stored(Kinds.DEPLOYMENT, "web").at("/metadata/resourceVersion").asString())
        .isEqualTo(before);
  }

  @Test
  void aDryRunSaysWhatWouldBe() {
    JsonNode dry = tree(apply(as("ops", false, true), "", SETTINGS).document());

    assertThat(dry.at("/metadata/managedFields/0/manager").asString()).isEqualTo("ops");
    assertThat(refusal(() -> stored(Kinds.CONFIG_MAP, "settings")).code()).isEqualTo(404);
    apply("ops", SETTINGS);
    apply(as("ops", false, true), "", SETTINGS.replace("k: v", "l: w"));
    assertThat(stored(Kinds.CONFIG_MAP, "settings").at("/data/k").asString()).isEqualTo("v");
  }

  @Test
  void scalingMakesAConflict() {
    apply("ops", WEB);
    api.patch(
        path(Kinds.DEPLOYMENT, "web").subresource("scale"),
        PatchType.MERGE,
        "{\"spec\":{\"replicas\":5}}".getBytes(UTF_8),
        as("kubectl", false, false));

    assertThat(managers(Kinds.DEPLOYMENT, "web"))
        .containsExactly("ops Apply", "kubectl Update scale");
    ApiException conflict = refusal(() -> apply("ops", WEB));
    assertThat(conflict.code()).isEqualTo(409);
    assertThat(conflict)
        .hasMessage(
            "Apply failed with 1 conflict: conflict with \"kubectl\" with subresource \"scale\" using apps/v1: .spec.replicas");
    apply(as("ops", true, false), "", WEB);
    assertThat(managers(Kinds.DEPLOYMENT, "web")).containsExactly("ops Apply");
  }

  @Test
  void aScaleCanBeApplied() {
    apply("ops", WEB);
    String scale =
        "{apiVersion: autoscaling/v1, kind: Scale, metadata: {name: web}, spec: {replicas: 7}}";

    assertThat(refusal(() -> apply(as("hpa", false, false), "scale", scale)))
        .hasMessage("Apply failed with 1 conflict: conflict with \"ops\": .spec.replicas");
    JsonNode result = tree(apply(as("hpa", true, false), "scale", scale).document());
    assertThat(result.path("kind").asString()).isEqualTo("Scale");
    assertThat(result.at("/spec/replicas").asInt()).isEqualTo(7);
    assertThat(managers(Kinds.DEPLOYMENT, "web")).contains("hpa Apply scale");
  }

  @Test
  void aStatusCanBeApplied() {
    apply("ops", WEB);
    String status =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, labels: {not: mine}}
        status: {conditions: [{type: Ready, status: 'True'}]}
        """;

    apply(as("watcher", false, false), "status", status);

    JsonNode web = stored(Kinds.DEPLOYMENT, "web");
    assertThat(web.at("/status/conditions/0/type").asString()).isEqualTo("Ready");
    assertThat(web.at("/metadata").has("labels")).isFalse();
    assertThat(managers(Kinds.DEPLOYMENT, "web"))
        .containsExactlyInAnyOrder("ops Apply", "watcher Apply status");
    for (JsonNode entry : web.at("/metadata/managedFields")) {
      boolean watches = entry.path("manager").asString().equals("watcher");
      assertThat(entry.path("fieldsV1").has("f:status")).isEqualTo(watches);
      assertThat(entry.path("fieldsV1").has("f:spec")).isNotEqualTo(watches);
    }
  }

  @Test
  void everyWriterIsNamed() {
    api.create(path(Kinds.CONFIG_MAP, ""), Manifests.json(SETTINGS), as("", false, false));
    ApiClient controllers =
        new ApiClient(server.server().as(UserInfo.component("system:kube-controller-manager")));
    var map = controllers.get(Kinds.CONFIG_MAP, "default", "settings");
    map.getData().put("l", "w");
    controllers.update(Kinds.CONFIG_MAP, map, Cause.of("some-controller", "because"));

    assertThat(managers(Kinds.CONFIG_MAP, "settings"))
        .containsExactlyInAnyOrder("test Update", "kube-controller-manager Update");
  }

  @Test
  void aDeletionsMarkKeepsTheBooks() {
    apply("ops", SETTINGS.replace("name: settings", "name: settings, finalizers: [a/b]"));

    api.delete(path(Kinds.CONFIG_MAP, "settings"), DeleteOptions.of(Cause.NONE));

    JsonNode map = stored(Kinds.CONFIG_MAP, "settings");
    assertThat(map.at("/metadata").has("deletionTimestamp")).isTrue();
    assertThat(map.at("/metadata/managedFields/0/fieldsV1/f:data").has("f:k")).isTrue();
  }

  @Test
  void managedFieldsCanBePatchedAndReset() {
    apply("ops", SETTINGS);
    byte[] rename =
        "[{\"op\":\"replace\",\"path\":\"/metadata/managedFields/0/manager\",\"value\":\"new\"}]"
            .getBytes(UTF_8);
    api.patch(path(Kinds.CONFIG_MAP, "settings"), PatchType.JSON, rename, as("x", false, false));
    assertThat(managers(Kinds.CONFIG_MAP, "settings")).containsExactly("new Apply");

    byte[] reset = "{\"metadata\":{\"managedFields\":[{}]}}".getBytes(UTF_8);
    api.patch(path(Kinds.CONFIG_MAP, "settings"), PatchType.MERGE, reset, as("x", false, false));
    assertThat(managers(Kinds.CONFIG_MAP, "settings")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''   | {apiVersion: v1, kind: ConfigMap, metadata: {name: settings}} | 422 | PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch
          a\u0007b | {apiVersion: v1, kind: ConfigMap, metadata: {name: settings}} | 422 | PatchOptions.meta.k8s.io "" is invalid: fieldManager: Invalid value
          ops | {apiVersion: v1, kind: ConfigMap, metadata: {name: other}} | 400 | the name of the object (other) does not match the name on the URL (settings)
          ops | {apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: kube-system}} | 400 | namespace
          ops | {apiVersion: v1, kind: ConfigMap, metadata: {name: settings, managedFields: []}} | 400 | metadata.managedFields must be nil
          ops | {apiVersion: v1, kind: ConfigMap, metadata: {name: settings, uid: a}} | 409 | uid mismatch: the provided object specified uid a, and no existing object was found
          ops | {apiVersion: v2, kind: ConfigMap, metadata: {name: settings}} | 400 | Incorrect version specified in apply patch. Specified patch version: v2, expected: v1
          ops | {apiVersion: v1, kind: Pod, ConfigMap: x} | 400 | invalid object type: v1, Kind=Pod
          ops | {apiVersion: v1, kind: ConfigMap, nope: 1, metadata: {name: settings}} | 400 | .nope: field not declared in schema
          ops | {ConfigMap: | 400 | error decoding YAML
          ops | [ConfigMap] | 400 | error decoding YAML
          ops | {apiVersion: v1, kind: ConfigMap, metadata: {name: settings}, data: {Bad/Key: x}} | 422 | ConfigMap "settings" is invalid: data[Bad/Key]
          """)
  void refusesBadConfigurations(String manager, String config, int code, String message) {
    ApiException error = refusal(() -> apply(manager == null ? "" : manager, config));

    assertThat(error.code()).isEqualTo(code);
    assertThat(error).hasMessageContaining(message);
  }

  @Test
  void aConfigurationAboutARevisionWantsThatRevision() {
    apply("ops", SETTINGS);
    ApiException stale =
        refusal(() ->
            apply(
                "ops", SETTINGS.replace("name: settings", "name: settings, resourceVersion: '1'")));

    assertThat(stale.reason()).isEqualTo(Reason.CONFLICT);
    assertThat(stale).hasMessageContaining("the object has been modified");
  }

  @Test
  void onlyAppliesAreForced() {
    apply("ops", SETTINGS);
    ApiException error =
        refusal(() ->
            api.patch(
                path(Kinds.CONFIG_MAP, "settings"),
                PatchType.MERGE,
                "{}".getBytes(UTF_8),
                as("x", true, false)));

    assertThat(error)
        .hasMessage(
            "PatchOptions.meta.k8s.io \"\" is invalid: force: Forbidden: may not be specified for non-apply patch");
  }
}
