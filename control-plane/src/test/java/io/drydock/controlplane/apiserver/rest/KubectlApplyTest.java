package io.drydock.controlplane.apiserver.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified kubectl's server-side apply. */
@Timeout(120)
class KubectlApplyTest {
  private static final String MANAGERS =
      "jsonpath={range .metadata.managedFields[*]}{.manager} {.operation} {.subresource}{\"\\n\"}{end}";
  private static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, labels: {app: web}}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers: [{name: web, image: "web:1", ports: [{containerPort: 80}]}]
      """;

  private RunningDoor door;
  private Kubectl kubectl;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    door = new RunningDoor(folder);
    kubectl = door.kubectl();
  }

  @AfterEach
  void close() throws Exception {
    door.close();
  }

  private Kubectl.Result apply(String manifest, String... flags) throws Exception {
    List<String> arguments = new java.util.ArrayList<>(List.of("apply", "-f", "-"));
    arguments.addAll(List.of(flags));
    return kubectl.runWith(manifest, arguments.toArray(String[]::new));
  }

  private List<String> managers() throws Exception {
    return kubectl.run("get", "deploy", "web", "-o", MANAGERS).rows();
  }

  private String get(String jsonPath) throws Exception {
    return kubectl.run("get", "deploy", "web", "-o", "jsonpath=" + jsonPath).output();
  }

  @Test
  void appliesConflictsAndForces() throws Exception {
    assertThat(apply(WEB, "--server-side").output())
        .isEqualTo("deployment.apps/web serverside-applied\n");
    String revision = get("{.metadata.resourceVersion}");
    assertThat(apply(WEB, "--server-side").exitCode()).isZero();
    assertThat(get("{.metadata.resourceVersion}")).isEqualTo(revision);
    assertThat(managers()).containsExactly("kubectl Apply");

    assertThat(kubectl.run("scale", "deploy", "web", "--replicas=5").exitCode()).isZero();
    assertThat(managers()).containsExactly("kubectl Apply", "kubectl Update scale");
    var conflict = apply(WEB, "--server-side");
    assertThat(conflict.exitCode()).isEqualTo(1);
    assertThat(conflict.errors())
        .contains(
            "Apply failed with 1 conflict: conflict with \"kubectl\" with subresource \"scale\" using apps/v1: .spec.replicas",
            "--force-conflicts");
    assertThat(apply(WEB, "--server-side", "--force-conflicts").exitCode()).isZero();
    assertThat(get("{.spec.replicas}")).isEqualTo("2");
    assertThat(managers()).containsExactly("kubectl Apply");
  }

  @Test
  void showsManagedFieldsWhenAsked() throws Exception {
    apply(WEB, "--server-side", "--field-manager=ops");

    assertThat(kubectl.run("get", "deploy", "web", "-o", "yaml").output())
        .doesNotContain("managedFields");
    assertThat(kubectl.run("get", "deploy", "web", "-o", "yaml", "--show-managed-fields").output())
        .contains(
            "managedFields:",
            "fieldsType: FieldsV1",
            "k:{\"containerPort\":80,\"protocol\":\"TCP\"}:",
            "manager: ops",
            "operation: Apply");
  }

  @Test
  void migratesFromClientSideApplyAndBack() throws Exception {
    assertThat(apply(WEB).exitCode()).isZero();
    assertThat(managers()).containsExactly("kubectl-client-side-apply Update");

    String changed = WEB.replace("replicas: 2", "replicas: 3").replace("web:1", "web:2");
    var moved = apply(changed, "--server-side");
    assertThat(moved.errors()).isEmpty();
    assertThat(moved.exitCode()).isZero();
    assertThat(get("{.spec.replicas}")).isEqualTo("3");
    assertThat(managers()).containsExactlyInAnyOrder("kubectl Apply", "kubectl-last-applied Apply");

    var back = apply(WEB.replace("replicas: 2", "paused: true"));
    assertThat(back.exitCode()).isZero();
    assertThat(get("{.spec.paused}")).isEqualTo("true");
    assertThat(managers()).contains("kubectl-client-side-apply Update");
  }

  @Test
  void whatOtherCommandsChangeIsTheirs() throws Exception {
    kubectl.run("create", "deployment", "web", "--image=web:1");
    assertThat(managers()).containsExactly("kubectl-create Update");

    kubectl.run("label", "deploy", "web", "tier=front");
    kubectl.run("set", "image", "deploy", "web", "web=web:2");
    kubectl.run("patch", "deploy", "web", "-p", "{\"spec\":{\"paused\":true}}");
    assertThat(managers())
        .containsExactlyInAnyOrder(
            "kubectl-create Update",
            "kubectl-label Update",
            "kubectl-set Update",
            "kubectl-patch Update");
  }

  @Test
  void editChangesAsKubectlEdit() throws Exception {
    apply(WEB, "--server-side");
    String object = kubectl.run("get", "deploy", "web", "-o", "yaml").output();

    var edited =
        kubectl.runWith(
            object.replace("web:1", "web:9"), "replace", "-f", "-", "--field-manager=kubectl-edit");

    assertThat(edited.exitCode()).isZero();
    assertThat(managers()).containsExactly("kubectl Apply", "kubectl-edit Update");
    assertThat(apply(WEB, "--server-side").errors())
        .contains(
            "conflict with \"kubectl-edit\" using apps/v1: .spec.template.spec.containers[name=\"web\"].image");
  }

  @Test
  void aDryRunChangesNothing() throws Exception {
    assertThat(apply(WEB, "--server-side", "--dry-run=server").output())
        .isEqualTo("deployment.apps/web serverside-applied (server dry run)\n");
    assertThat(kubectl.run("get", "deploy", "web").exitCode()).isEqualTo(1);
    assertThat(apply(WEB.replace("replicas", "replica"), "--server-side").errors())
        .contains(".spec.replica: field not declared in schema");
  }
}
