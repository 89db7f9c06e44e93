package io.drydock.controlplane.apiserver.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.rest.discovery.Discovery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The documents as they were built: complete, consistent, and of Kubernetes' form. */
class OpenApiTest {
  private static final String V1 = "io.k8s.api.core.v1.";

  /** Kubernetes' authors left these without a comment. */
  private static final Set<String> NOT_DESCRIBED =
      Set.of(
          "io.k8s.apimachinery.pkg.apis.meta.v1.WatchEvent.type",
          "io.k8s.api.certificates.v1.CertificateSigningRequest.metadata",
          "io.k8s.api.certificates.v1.CertificateSigningRequestList.metadata",
          "io.k8s.api.networking.v1.IngressRule.http");

  static Stream<JsonNode> documents() throws IOException {
    List<JsonNode> all = new ArrayList<>(List.of(Documents.swagger()));
    for (String path : Documents.paths()) {
      all.add(Documents.version3(path));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyReferenceLeadsSomewhere(JsonNode document) {
    JsonNode definitions = Documents.definitions(document);
    List<String> names =
        Documents.nodes(document)
            .map(node -> node.path("$ref"))
            .filter(JsonNode::isString)
            .map(reference -> reference.asString().replaceFirst(".*/", ""))
            .distinct()
            .toList();
    assertThat(names).isNotEmpty().allMatch(definitions::has);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyPropertyIsDescribed(JsonNode document) {
    List<String> silent = new ArrayList<>();
    Documents.definitions(document)
        .forEachEntry((name, definition) -> {
          definition
              .path("properties")
              .forEachEntry((property, schema) -> {
                if (schema.path("description").asString("").isEmpty()) {
                  silent.add(name + "." + property);
                }
              });
          if (definition.path("description").asString("").isEmpty()) {
            silent.add(name);
          }
        });
    assertThat(NOT_DESCRIBED).containsAll(silent);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void operationsAreNamedOnce(JsonNode document) {
    Set<String> seen = new HashSet<>();
    assertThat(Documents.nodes(document.path("paths")).map(n -> n.path("operationId")))
        .filteredOn(JsonNode::isString)
        .allMatch(id -> seen.add(id.asString()));
  }

  static Stream<Kind<?>> kinds() {
    return Kinds.served().stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindHasASchemaAndSoHasItsList(Kind<?> kind) throws IOException {
    String path = Discovery.path(kind.group(), kind.version()).substring(1);
    for (JsonNode document : List.of(Documents.swagger(), Documents.version3(path))) {
      assertThat(schemasOf(document, kind, kind.kind())).hasSize(1);
      boolean listed = Documents.nodes(document.path("paths")).anyMatch(n -> lists(n, kind));
      assertThat(schemasOf(document, kind, kind.kind() + "List")).hasSize(listed ? 1 : 0);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Container      | ports      | x-kubernetes-list-map-keys   | ["containerPort","protocol"]
          Container      | ports      | x-kubernetes-list-type       | "map"
          Container      | env        | x-kubernetes-patch-merge-key | "name"
          PodSpec        | volumes    | x-kubernetes-patch-strategy  | "merge,retainKeys"
          PodSpec        | restartPolicy | enum            | ["Always","Never","OnFailure"]
          PodSpec        | tolerations   | x-kubernetes-list-type | "atomic"
          ServiceSpec    | selector   | x-kubernetes-map-type        | "atomic"
          ContainerPort  | protocol   | default                      | "TCP"
          ContainerPort  | containerPort | default                   | 0
          ContainerPort  | containerPort | format                    | "int32"
          Secret         | data       | additionalProperties | {"type":"string","format":"byte","default":""}
          Pod            | metadata   | default                      | {}
          """)
  void fieldsSayWhatTheyAre(String type, String field, String key, String value)
      throws IOException {
    JsonNode schema = Documents.definitions(Documents.version3("api/v1")).path(V1 + type);
    assertThat(schema.path("properties").path(field).path(key)).hasToString(value);
  }

  @ParameterizedTest
  @CsvSource({
    "io.k8s.api.core.v1.Container, name",
    "io.k8s.api.core.v1.PodSpec, containers",
    "io.k8s.api.core.v1.ContainerPort, containerPort",
    "io.k8s.apimachinery.pkg.apis.meta.v1.OwnerReference, uid",
  })
  void whatMustBeThereIsRequired(String type, String field) throws IOException {
    JsonNode required =
        Documents.definitions(Documents.version3("api/v1")).path(type).path("required");
    assertThat(required.valueStream().map(JsonNode::asString)).contains(field);
  }

  @Test
  void aTypeWithAFormOfItsOwnIsReferredTo() throws IOException {
    JsonNode v3 = Documents.definitions(Documents.version3("api/v1"));
    JsonNode v2 = Documents.definitions(Documents.swagger());
    String quantity = "io.k8s.apimachinery.pkg.api.resource.Quantity";
    assertThat(v3.path(quantity).path("oneOf"))
        .hasToString("[{\"type\":\"string\"},{\"type\":\"number\"}]");
    assertThat(v2.path(quantity).path("type").asString()).isEqualTo("string");
    assertThat(v2.at("/io.k8s.apimachinery.pkg.apis.meta.v1.Time/format").asString())
        .isEqualTo("date-time");
    assertThat(v3.at("/io.k8s.apimachinery.pkg.util.intstr.IntOrString/format").asString())
        .isEqualTo("int-or-string");
    assertThat(v3.path(V1 + "ResourceRequirements").at("/properties/limits/additionalProperties"))
        .hasToString("{\"$ref\":\"#/components/schemas/" + quantity + "\"}");
  }

  @Test
  void fieldsOfLaterReleasesAreNotNamed() throws IOException {
    JsonNode spec = Documents.definitions(Documents.version3("api/v1")).path(V1 + "PodSpec");
    assertThat(spec.path("properties").has("schedulingGates")).isTrue();
    assertThat(spec.path("properties").has("schedulingGroup")).isFalse();
  }

  @Test
  void aPatchTakesDryRunAndEveryWayOfPatching() throws IOException {
    JsonNode patch =
        Documents.version3("apis/apps/v1")
            .path("paths")
            .path("/apis/apps/v1/namespaces/{namespace}/deployments/{name}")
            .path("patch");
    assertThat(patch.path("operationId").asString()).isEqualTo("patchAppsV1NamespacedDeployment");
    assertThat(patch.path("parameters").valueStream().map(p -> p.path("name").asString()))
        .containsExactly("dryRun", "force", "fieldManager", "fieldValidation");
    assertThat(patch.at("/requestBody/content").propertyStream().map(e -> e.getKey()))
        .contains("application/strategic-merge-patch+json", "application/apply-patch+yaml");
  }

  private static List<String> schemasOf(JsonNode document, Kind<?> kind, String name) {
    String gvk =
        "[{\"group\":\"%s\",\"version\":\"%s\",\"kind\":\"%s\"}]"
            .formatted(kind.group(), kind.version(), name);
    return Documents.definitions(document)
        .propertyStream()
        .filter(e -> e.getValue().path("x-kubernetes-group-version-kind").toString().equals(gvk))
        .map(e -> e.getKey())
        .toList();
  }

  private static boolean lists(JsonNode operation, Kind<?> kind) {
    JsonNode gvk = operation.path("x-kubernetes-group-version-kind");
    return operation.path("x-kubernetes-action").asString("").equals("list")
        && gvk.path("kind").asString().equals(kind.kind())
        && gvk.path("group").asString().equals(kind.group())
        && gvk.path("version").asString().equals(kind.version());
  }
}
