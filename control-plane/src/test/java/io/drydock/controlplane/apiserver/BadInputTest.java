package io.drydock.controlplane.apiserver;

import static io.drydock.controlplane.apiserver.Manifests.json;
import static io.drydock.controlplane.apiserver.Manifests.kind;
import static io.drydock.controlplane.apiserver.Manifests.path;
import static io.drydock.controlplane.apiserver.Manifests.refusal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused because it cannot even be read; for the rest see {@link RulesTest}. */
class BadInputTest {
  private static final String POD = "{apiVersion: v1, kind: Pod, metadata: {name: x}, spec: %s}";
  private static final String DEPLOYMENT =
      "{apiVersion: apps/v1, kind: Deployment, metadata: {name: x}, spec: %s}";
  private static final String MAP = "{apiVersion: v1, kind: ConfigMap, metadata: %s}";
  private static TestApiServer server;

  @BeforeAll
  static void start() {
    server = TestApiServer.start();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    server.close();
  }

  private static Arguments c(String yaml, String message) {
    return Arguments.of(yaml, message);
  }

  static Stream<Arguments> metadata() {
    return Stream.of(
        c(
            MAP.formatted("{name: x, resourceVersion: '12'}"),
            "resourceVersion should not be set on objects to be created"),
        c(
            MAP.formatted("{name: x, namespace: other}"),
            "the namespace of the provided object does not match the namespace sent on the request"),
        c(
            MAP.formatted("{name: x, creationTimestamp: yesterday}"),
            "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: parsing time \"yesterday\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"yesterday\" as \"2006\""),
        c(
            MAP.formatted("{name: x, deletionTimestamp: '2020-01-02'}"),
            "parsing time \"2020-01-02\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"\" as \"T\""),
        c(
            MAP.formatted("{name: x, labels: [a]}"),
            "json: cannot unmarshal array into Go struct field ObjectMeta.metadata.labels of type map[string]string"),
        c(
            MAP.formatted("{name: x, labels: {a: 1}}"),
            "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string"));
  }

  static Stream<Arguments> types() {
    return Stream.of(
        c(
            DEPLOYMENT.formatted("{replicas: three}"),
            "Deployment in version \"v1\" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32"),
        c(
            DEPLOYMENT.formatted("{replicas: 1.5}"),
            "json: cannot unmarshal number 1.5 into Go struct field DeploymentSpec.spec.replicas of type int32"),
        c(
            DEPLOYMENT.formatted("{replicas: 3000000000}"),
            "json: cannot unmarshal number 3000000000 into Go struct field DeploymentSpec.spec.replicas of type int32"),
        c(
            DEPLOYMENT.formatted("{strategy: {rollingUpdate: {maxSurge: true}}}"),
            "json: cannot unmarshal bool into Go value of type int32"),
        c(
            DEPLOYMENT.formatted("text"),
            "json: cannot unmarshal string into Go struct field Deployment.spec of type v1.DeploymentSpec"),
        c(
            POD.formatted("{containers: [{name: c, image: i, env: [{name: A, value: 1}]}]}"),
            "json: cannot unmarshal number into Go struct field EnvVar.spec.containers.env.value of type string"),
        c(
            POD.formatted("{containers: [{name: c, image: 1}]}"),
            "json: cannot unmarshal number into Go struct field Container.spec.containers.image of type string"),
        c(
            POD.formatted("{containers: {name: c}}"),
            "json: cannot unmarshal object into Go struct field PodSpec.spec.containers of type []v1.Container"),
        c(
            POD.formatted("{containers: [{name: c, image: i, command: run}]}"),
            "json: cannot unmarshal string into Go struct field Container.spec.containers.command of type []string"),
        c(
            POD.formatted("{hostNetwork: 'yes', containers: [{name: c, image: i}]}"),
            "json: cannot unmarshal string into Go struct field PodSpec.spec.hostNetwork of type bool"),
        c(
            POD.formatted("{containers: [{name: c, image: i, resources: {limits: {cpu: a lot}}}]}"),
            "Pod in version \"v1\" cannot be handled as a Pod: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"),
        c(
            POD.formatted("{containers: [{name: c, image: i, resources: {limits: {cpu: 1x}}}]}"),
            "quantities must match the regular expression"),
        c(
            "{apiVersion: v1, kind: Secret, metadata: {name: x}, data: {a: '%%%'}}",
            "Secret in version \"v1\" cannot be handled as a Secret: illegal base64 data at input byte 0"),
        c(
            "{apiVersion: v1, kind: Secret, metadata: {name: x}, data: {a: 'aGkga'}}",
            "illegal base64 data at input byte 4"),
        c(
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: x}, data: {a: {b: c}}}",
            "json: cannot unmarshal object into Go struct field ConfigMap.data of type string"));
  }

  static Stream<Arguments> unknownFields() {
    return Stream.of(
        c(
            POD.formatted("{containers: [{name: c, image: i, imagee: j}], foo: 1}"),
            "Pod in version \"v1\" cannot be handled as a Pod: strict decoding error: unknown field \"spec.containers[0].imagee\", unknown field \"spec.foo\""),
        c(
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: x}, more: {a: b}}",
            "strict decoding error: unknown field \"more\""));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource({"metadata", "types", "unknownFields"})
  void isRefusedInKubernetesWords(String yaml, String message) {
    ApiException refusal =
        refusal(
            () -> server.documents().create(path(kind(yaml), ""), json(yaml), Manifests.STRICT));

    assertThat(refusal).isNotNull();
    assertThat(refusal).hasMessageContaining(message);
    assertThat(refusal.code()).isEqualTo(400);
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        c(
            "",
            "the object provided is unrecognized (must be of type Pod): couldn't get version/kind; json parse error: unexpected end of JSON input (<empty>)"),
        c(
            "{\"kind\": \"Pod\"",
            "couldn't get version/kind; json parse error: unexpected end of JSON input ({\"kind\": \"Pod\")"),
        c(
            "nonsense",
            "couldn't get version/kind; json parse error: invalid character 'o' in literal null (expecting 'u') (6e6f6e73656e7365)"),
        c(
            "{'kind': 1}",
            "json parse error: invalid character '\\'' looking for beginning of object key string ({'kind': 1})"),
        c("{\"a\": 1 \"b\"}", "invalid character '\"' after object key:value pair"),
        c("{\"a\": [1 2]}", "invalid character '2' after array element"),
        c("{\"a\" 1}", "invalid character '1' after object key"),
        c("{\"a\": tru}", "invalid character '}' in literal true (expecting 'e')"),
        c("{\"a\": -x}", "invalid character 'x' in numeric literal"),
        c("{\"a\": \"\\q\"}", "invalid character 'q' in string escape code"),
        c("{} {}", "invalid character '{' after top-level value"),
        c("[]", "couldn't get version/kind; json parse error: json: cannot unmarshal array into"),
        c(
            "{\"apiVersion\": \"v1\", \"kind\": \"Service\"}",
            "Service in version \"v1\" cannot be handled as a Pod: converting (v1.Service) to (core.Pod): unknown conversion"),
        c(
            "{\"apiVersion\": \"apps/v1\", \"kind\": \"Deployment\"}",
            "Deployment in version \"v1\" cannot be handled as a Pod: converting (v1.Deployment) to (core.Pod): unknown conversion"),
        c(
            "{\"apiVersion\": \"v1\", \"kind\": \"Gadget\"}",
            "Gadget in version \"v1\" cannot be handled as a Pod: no kind \"Gadget\" is registered for version \"v1\" in scheme \"pkg/api/legacyscheme/scheme.go:30\""));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("bodies")
  void isNoPod(String body, String message) {
    ApiException refusal =
        refusal(() ->
            server.documents().create(path(Kinds.POD, ""), body.getBytes(UTF_8), Manifests.STRICT));

    assertThat(refusal).isNotNull();
    assertThat(refusal).hasMessageContaining(message);
    assertThat(refusal.code()).isEqualTo(400);
  }
}
