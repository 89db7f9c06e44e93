package io.drydock.controlplane.apiserver.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the unmodified kubectl that live on discovery and OpenAPI. */
@Timeout(60)
class KubectlDiscoveryTest {
  private static final String MAP =
      "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"%s\"}%s}";
  private static RunningDoor door;
  private static Kubectl kubectl;

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    door = new RunningDoor(folder);
    kubectl = door.kubectl();
  }

  @AfterAll
  static void close() throws Exception {
    door.close();
  }

  @Test
  void explainsAField() throws Exception {
    assertThat(kubectl.run("explain", "pod.spec.containers.resources").output())
        .startsWith("KIND:       Pod\nVERSION:    v1\n\nFIELD: resources <ResourceRequirements>\n")
        .contains("Compute Resources required by this container. Cannot be updated.")
        .contains("  limits\t<map[string]Quantity>\n    Limits describes the maximum amount")
        .contains("  claims\t<[]ResourceClaim>\n");
  }

  @Test
  void explainsAKindOfAVersion() throws Exception {
    assertThat(kubectl.run("explain", "deployments", "--api-version=apps/v1").output())
        .startsWith("GROUP:      apps\nKIND:       Deployment\nVERSION:    v1\n")
        .contains("Deployment enables declarative updates for Pods and ReplicaSets.")
        .contains("  spec\t<DeploymentSpec>\n    Specification of the desired behavior");
  }

  @Test
  void explainsEnumsAndWhatIsRequired() throws Exception {
    assertThat(kubectl.run("explain", "pod.spec.restartPolicy").output())
        .contains("FIELD: restartPolicy <string>\nENUM:\n    Always\n    Never\n    OnFailure\n");
    assertThat(kubectl.run("explain", "pod.spec.containers.ports").output())
        .contains("  containerPort\t<integer> -required-\n")
        .contains("  protocol\t<string>\n  enum: SCTP, TCP, UDP\n");
  }

  @Test
  void explainsAllTheWayDown() throws Exception {
    var tree = kubectl.run("explain", "pod", "--recursive");
    assertThat(tree.exitCode()).isZero();
    assertThat(tree.output())
        .contains("            matchExpressions\t<[]NodeSelectorRequirement>\n")
        .contains(
            "          secretKeyRef\t<SecretKeySelector>\n            key\t<string> -required-");
  }

  @Test
  void explainsFromSwaggerToo() throws Exception {
    assertThat(kubectl.run("explain", "svc.spec.ports", "--output=plaintext-openapiv2").output())
        .contains("RESOURCE: ports <[]Object>")
        .contains("   targetPort\t<string>\n")
        .contains("   port\t<integer> -required-\n");
  }

  @Test
  void whatDoesNotExistIsNotExplained() throws Exception {
    assertThat(kubectl.run("explain", "pod.spec.nosuch").errors())
        .isEqualTo("error: field \"nosuch\" does not exist\n");
    assertThat(kubectl.run("explain", "nosuch").errors())
        .isEqualTo("the server doesn't have a resource type \"nosuch\"\n");
  }

  @Test
  void apiResourcesWithAllColumns() throws Exception {
    assertThat(kubectl.run("api-resources", "-o", "wide").rows())
        .contains(
            "NAME SHORTNAMES APIVERSION NAMESPACED KIND VERBS CATEGORIES",
            "pods po v1 true Pod"
                + " create,delete,deletecollection,get,list,patch,update,watch all",
            "namespaces ns v1 false Namespace create,delete,get,list,patch,update,watch");
    assertThat(kubectl.run("api-resources", "--categories=all", "-o", "name").output().lines())
        .contains("pods", "services", "deployments.apps", "replicasets.apps")
        .doesNotContain("configmaps");
    assertThat(kubectl.run("api-resources", "--api-group=apps", "--no-headers").rows())
        .contains("deployments deploy apps/v1 true Deployment");
  }

  @Test
  void clusterInfoAndVersion() throws Exception {
    assertThat(kubectl.run("cluster-info").output())
        .contains("Kubernetes control plane", "https://127.0.0.1:" + door.port());
    assertThat(kubectl.run("version", "-o", "yaml").output())
        .contains("serverVersion:", "gitVersion: v1.32.0+drydock", "minor: \"32\"");
  }

  @Test
  void theWholeClusterIsDumped() throws Exception {
    var dump = kubectl.run("cluster-info", "dump");
    assertThat(dump.exitCode()).isZero();
    assertThat(dump.output())
        .contains("\"kind\": \"NodeList\"", "\"kind\": \"DaemonSetList\"", "\"kind\": \"PodList\"");
  }

  @Test
  void otherVersionsAreExplained() throws Exception {
    assertThat(kubectl.run("explain", "hpa.spec", "--api-version=autoscaling/v1").output())
        .contains("VERSION:    v1", "targetCPUUtilizationPercentage\t<integer>");
    assertThat(kubectl.run("explain", "hpa.spec").output())
        .contains("VERSION:    v2", "metrics\t<[]MetricSpec>");
  }

  @Test
  void anUnknownFieldIsRefusedByTheServer() throws Exception {
    var apply = kubectl.runWith(MAP.formatted("a", ",\"nope\":1"), "apply", "-f", "-");
    assertThat(apply.errors()).contains("(BadRequest)", "unknown field \"nope\"");
    var warned =
        kubectl.runWith(MAP.formatted("w", ",\"nope\":1"), "apply", "--validate=warn", "-f", "-");
    assertThat(warned.errors()).contains("Warning: unknown field \"nope\"");
    assertThat(warned.output()).isEqualTo("configmap/w created\n");
  }

  @Test
  void anUnknownKindIsNamed() throws Exception {
    String wrong = "{\"apiVersion\":\"%s\",\"kind\":\"Nosuch\",\"metadata\":{\"name\":\"x\"}}";
    assertThat(kubectl.runWith(wrong.formatted("v1"), "apply", "-f", "-").errors())
        .contains("no matches for kind \"Nosuch\" in version \"v1\"");
    assertThat(kubectl.runWith(wrong.formatted("example.org/v1"), "apply", "-f", "-").errors())
        .contains("no matches for kind \"Nosuch\" in version \"example.org/v1\"");
  }

  /** The merge keys of the schema decide that the other port stays. */
  @Test
  void applyMergesListsByTheKeysOfTheSchema() throws Exception {
    String service =
        """
        {"apiVersion":"v1","kind":"Service","metadata":{"name":"merge"},
         "spec":{"selector":{"app":"a"},"ports":[{"name":"http","port":80}%s]}}
        """;
    kubectl.runWith(service.formatted(""), "apply", "-f", "-");
    String added = "{\"spec\":{\"ports\":[{\"name\":\"admin\",\"port\":8080}]}}";
    kubectl.run("patch", "service", "merge", "-p", added);
    String third = service.formatted(",{\"name\":\"more\",\"port\":90}");
    assertThat(kubectl.runWith(third, "apply", "-f", "-").output())
        .isEqualTo("service/merge configured\n");
    String names = "jsonpath={.spec.ports[*].name}";
    assertThat(kubectl.run("get", "service", "merge", "-o", names).output().split(" "))
        .containsExactlyInAnyOrder("http", "admin", "more");
  }
}
