package io.drydock.controlplane.apiserver.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.codec.ObjectCodec;
import io.drydock.codec.Yaml;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Kinds that are served without being stored, and kinds that are stored in another version. */
@Timeout(60)
class AnsweredKindsTest {
  private static final String AUTHENTICATION = "/apis/authentication.k8s.io/v1/";
  private static final String AUTHORIZATION = "/apis/authorization.k8s.io/v1/";
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
  void aUserIsToldWhoHeIs() throws Exception {
    JsonNode answer = created(AUTHENTICATION + "selfsubjectreviews", "{}");

    assertThat(answer.at("/status/userInfo/username").asString()).isEqualTo("kubernetes-admin");
    assertThat(answer.at("/status/userInfo/groups").toString())
        .isEqualTo("[\"system:masters\",\"system:authenticated\"]");
  }

  @Test
  void rightsAreThoseOfTheAuthorizer() throws Exception {
    String question = "{spec: {resourceAttributes: {verb: %s, resource: %s, namespace: default}}}";
    assertThat(
            created(AUTHORIZATION + "selfsubjectaccessreviews", question.formatted("get", "pods"))
                .at("/status/allowed")
                .asBoolean())
        .isTrue();
    String another =
        "{spec: {user: 'system:node:n1', groups: ['system:nodes'], resourceAttributes: {verb: %s, resource: pods, namespace: default}}}";
    for (String right : new String[] {"get true", "create false", "impersonate false"}) {
      String[] parts = right.split(" ");
      assertThat(
              created(AUTHORIZATION + "subjectaccessreviews", another.formatted(parts[0]))
                  .at("/status/allowed")
                  .asBoolean())
          .isEqualTo(Boolean.parseBoolean(parts[1]));
    }
    JsonNode rules =
        created(AUTHORIZATION + "selfsubjectrulesreviews", "{spec: {namespace: default}}");
    assertThat(rules.at("/status/resourceRules/0/verbs/0").asString()).isEqualTo("*");
    assertThat(rules.at("/status/incomplete").asBoolean()).isFalse();
  }

  @Test
  void aReviewWithoutAQuestionIsInvalid() throws Exception {
    var answer = post(AUTHORIZATION + "subjectaccessreviews", "{spec: {user: x}}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).path("message").asString())
        .isEqualTo(
            "SubjectAccessReview.authorization.k8s.io \"\" is invalid: spec.resourceAttributes: Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified");
    var tokenless = post(AUTHENTICATION + "tokenreviews", "{spec: {}}");
    assertThat(tokenless.statusCode()).isEqualTo(400);
    assertThat(door.get(AUTHORIZATION + "subjectaccessreviews").statusCode()).isEqualTo(405);
    assertThat(door.get(AUTHORIZATION + "subjectaccessreviews/x").statusCode()).isEqualTo(405);
  }

  @Test
  void anUnknownTokenIsNobodys() throws Exception {
    JsonNode answer = created(AUTHENTICATION + "tokenreviews", "{spec: {token: x}}");

    assertThat(answer.at("/status/authenticated").asBoolean(false)).isFalse();
    assertThat(answer.at("/status/error").asString()).isEqualTo("invalid bearer token");
  }

  @Test
  void theStoresHealthIsAComponentStatus() throws Exception {
    JsonNode list = json(door.get("/api/v1/componentstatuses"));
    assertThat(list.at("/items/0/metadata/name").asString()).isEqualTo("etcd-0");
    JsonNode one = json(door.get("/api/v1/componentstatuses/etcd-0"));
    assertThat(one.at("/conditions/0/status").asString()).isEqualTo("True");
    assertThat(door.get("/api/v1/componentstatuses/x").statusCode()).isEqualTo(404);
  }

  @Test
  void anAutoscalerIsSeenInBothVersions() throws Exception {
    String path = "/namespaces/default/horizontalpodautoscalers";
    JsonNode old =
        created(
            "/apis/autoscaling/v1" + path,
            "{metadata: {name: web}, spec: {maxReplicas: 5, targetCPUUtilizationPercentage: 70, scaleTargetRef: {kind: Deployment, name: web, apiVersion: apps/v1}}}");
    assertThat(old.path("apiVersion").asString()).isEqualTo("autoscaling/v1");
    assertThat(old.at("/spec/targetCPUUtilizationPercentage").asInt()).isEqualTo(70);
    JsonNode now = json(door.get("/apis/autoscaling/v2" + path + "/web"));
    assertThat(now.at("/spec/metrics/0"))
        .isEqualTo(
            Yaml.documents(
                    "{resource: {name: cpu, target: {averageUtilization: 70, type: Utilization}}, type: Resource}")
                .getFirst());
    assertThat(now.at("/metadata/uid")).isEqualTo(old.at("/metadata/uid"));
    var patched =
        door.send(
            door.request("/apis/autoscaling/v1" + path + "/web")
                .header("Content-Type", "application/merge-patch+json")
                .method(
                    "PATCH",
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"spec\":{\"targetCPUUtilizationPercentage\":55}}")));
    assertThat(json(patched).at("/spec/targetCPUUtilizationPercentage").asInt()).isEqualTo(55);
    JsonNode list = json(door.get("/apis/autoscaling/v1" + path));
    assertThat(list.path("apiVersion").asString()).isEqualTo("autoscaling/v1");
    assertThat(list.at("/items/0/spec/targetCPUUtilizationPercentage").asInt()).isEqualTo(55);
  }

  @Test
  void anEventIsSeenInBothGroups() throws Exception {
    String path = "/namespaces/default/events";
    JsonNode event =
        created(
            "/apis/events.k8s.io/v1" + path,
            "{metadata: {name: e1}, eventTime: '2026-01-02T03:04:05.000006Z', reportingController: c, reportingInstance: i, action: Act, reason: Why, type: Normal, note: text, regarding: {kind: Pod, name: p, namespace: default}}");
    assertThat(event.path("note").asString()).isEqualTo("text");
    JsonNode core = json(door.get("/api/v1" + path + "/e1"));
    assertThat(core.path("message").asString()).isEqualTo("text");
    assertThat(core.path("reportingComponent").asString()).isEqualTo("c");
    assertThat(core.at("/involvedObject/name").asString()).isEqualTo("p");
    JsonNode selected =
        json(door.get("/apis/events.k8s.io/v1" + path + "?fieldSelector=regarding.name%3Dp"));
    assertThat(selected.path("items")).hasSize(1);
  }

  @Test
  void theNewerGroupDemandsMoreOfAnEvent() throws Exception {
    var answer =
        post(
            "/apis/events.k8s.io/v1/namespaces/default/events",
            "{metadata: {name: e2}, type: Normal, reason: Why, regarding: {kind: Pod, name: p, namespace: default}}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).at("/details/causes").findValuesAsString("field"))
        .containsExactly("eventTime", "reportingController", "reportingInstance", "action");
  }

  @Test
  void discoveryPrefersTheSecondVersionOfAutoscalers() throws Exception {
    JsonNode group = json(door.get("/apis/autoscaling"));

    assertThat(group.at("/preferredVersion/version").asString()).isEqualTo("v2");
    assertThat(group.at("/versions/1/version").asString()).isEqualTo("v1");
    assertThat(json(door.get("/apis")).at("/groups/0/name").asString()).isEqualTo("apps");
  }

  private static JsonNode created(String path, String yaml) throws Exception {
    var answer = post(path, yaml);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer);
  }

  private static HttpResponse<String> post(String path, String yaml) throws Exception {
    return door.post(
        path,
        new String(
            ObjectCodec.encode(Yaml.documents(yaml).getFirst()),
            java.nio.charset.StandardCharsets.UTF_8));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return ObjectCodec.tree(answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
