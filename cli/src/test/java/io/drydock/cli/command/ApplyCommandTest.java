package io.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kinds;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** `drydock apply`, alone and taking turns with the real kubectl. */
@Timeout(60)
class ApplyCommandTest {
  private static final String UNCHANGED =
      "deployment.apps/web unchanged\nservice/web unchanged\nconfigmap/conf unchanged\n";

  @TempDir private Path home;
  private TestControlPlane cluster;

  @BeforeEach
  void open() throws Exception {
    cluster = new TestControlPlane(home);
  }

  @AfterEach
  void close() throws Exception {
    cluster.close();
  }

  @Test
  void whatDrydockAppliedIsUnchangedForKubectl() throws Exception {
    Printed created = cluster.drydockWith(Samples.WEB, "apply", "-f", "-");
    assertThat(created.errors()).isEmpty();
    assertThat(created.output())
        .isEqualTo("deployment.apps/web created\nservice/web created\nconfigmap/conf created\n");
    assertThat(cluster.drydockWith(Samples.WEB, "apply", "-f", "-").output()).isEqualTo(UNCHANGED);
    Printed theirs = cluster.kubectlWith(Samples.WEB, "apply", "-f", "-");
    assertThat(theirs.errors()).isEmpty();
    assertThat(theirs.output()).isEqualTo(UNCHANGED);
  }

  @Test
  void whatKubectlAppliedIsUnchangedForDrydock() throws Exception {
    assertThat(cluster.kubectlWith(Samples.WEB, "apply", "-f", "-").errors()).isEmpty();
    Printed ours = cluster.drydockWith(Samples.WEB, "apply", "-f", "-");
    assertThat(ours.errors()).isEmpty();
    assertThat(ours.output()).isEqualTo(UNCHANGED);
  }

  @Test
  void aChangedManifestChangesOnlyWhatItSays() throws Exception {
    cluster.kubectlWith(Samples.WEB, "apply", "-f", "-");
    cluster.kubectl("label", "deployment", "web", "added=by-hand");
    cluster.kubectl("set", "env", "deployment/web", "EXTRA=1");
    String changed =
        Samples.WEB
            .replace("image: web:1", "image: web:2")
            .replace("        - {name: IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}\n", "")
            .replace("labels: {app: web}\nspec", "labels: {tier: front}\nspec");

    Printed configured = cluster.drydockWith(changed, "apply", "-f", "-");

    assertThat(configured.errors()).isEmpty();
    assertThat(configured.output()).startsWith("deployment.apps/web configured\n");
    var web = cluster.client().get(Kinds.DEPLOYMENT, "default", "web");
    var container = web.getSpec().getTemplate().getSpec().getContainers().getFirst();
    assertThat(container.getImage()).isEqualTo("web:2");
    assertThat(container.getEnv()).extracting("name").containsExactly("COLOR", "SECRET", "EXTRA");
    assertThat(web.getMetadata().getLabels()).containsOnlyKeys("tier", "added");
    assertThat(cluster.drydockWith(changed, "apply", "-f", "-").output()).isEqualTo(UNCHANGED);
    assertThat(cluster.kubectlWith(changed, "apply", "-f", "-").errors()).isEmpty();
    assertThat(cluster.client().get(Kinds.DEPLOYMENT, "default", "web")).isEqualTo(web);
  }

  @Test
  void anotherStrategyDropsTheOldOnesFields() {
    cluster.drydockWith(Samples.WEB, "apply", "-f", "-");
    String changed =
        Samples.WEB.replace("  replicas: 2\n", "  replicas: 2\n  strategy: {type: Recreate}\n");
    Printed configured = cluster.drydockWith(changed, "apply", "-f", "-");
    assertThat(configured.errors()).isEmpty();
    assertThat(configured.output()).startsWith("deployment.apps/web configured\n");
  }

  @Test
  void filesFoldersAndLists() throws Exception {
    Path folder = Files.createDirectories(home.resolve("manifests/deeper"));
    Files.writeString(folder.getParent().resolve("a.yaml"), Samples.WEB);
    Files.writeString(folder.resolve("b.yml"), Samples.POD.formatted("deep"));
    Files.writeString(folder.getParent().resolve("README.txt"), "not a manifest");
    Files.writeString(
        folder.getParent().resolve("list.json"),
        """
        {"apiVersion":"v1","kind":"List","items":[
          {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"dev"}},
          {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"c","namespace":"dev"}}]}
        """);
    String path = folder.getParent().toString();
    assertThat(cluster.drydock("apply", "-f", path).output())
        .endsWith("configmap/conf created\nnamespace/dev created\nconfigmap/c created\n");
    assertThat(cluster.drydock("apply", "-R", "-f", path).output()).contains("pod/deep created\n");
    assertThat(cluster.drydock("apply", "-n", "other", "-f", path).errors())
        .contains(
            "error: the namespace from the provided object \"dev\" does not match the namespace \"other\". You must pass '--namespace=dev' to perform this operation.");
  }

  @Test
  void dryRunsChangeNothing() throws Exception {
    for (String where : new String[] {"client", "server"}) {
      String flag = "--dry-run=" + where;
      Printed ours = cluster.drydockWith(Samples.WEB, "apply", flag, "-f", "-");
      assertThat(ours.output())
          .isEqualTo(cluster.kubectlWith(Samples.WEB, "apply", flag, "-f", "-").output());
    }
    assertThat(cluster.drydock("get", "deploy").output()).isEmpty();
  }

  @Test
  void whatIsRefusedIsSaidAsKubectlSaysIt() throws Exception {
    compare("apiVersion: v1\nkind: Foo\nmetadata: {name: x}\n");
    compare("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: Bad_Name}\n");
    compare(
        "apiVersion: v1\nkind: ConfigMap\ndata: {a: b}\nmetadata: {name: x, namespace: nosuch}\n");
    compare("kind: ConfigMap\napiVersion: v1\nmetadata: {name: c}\nnope: 1\n");
    compare(
        "apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {ports: [{port: 99999}, {port: 0}]}\n");
  }

  @Test
  void anImmutableFieldIsRefused() throws Exception {
    cluster.drydockWith(Samples.WEB, "apply", "-f", "-");
    String other = Samples.WEB.replace("app: web", "app: other");
    Printed refused = cluster.drydockWith(other, "apply", "-f", "-");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.errors())
        .startsWith("The Deployment \"web\" is invalid: ")
        .contains("field is immutable");
    assertThat(refused.errors()).isEqualTo(cluster.kubectlWith(other, "apply", "-f", "-").errors());
  }

  @Test
  void oneBadDocumentDoesNotStopTheOthers() {
    Printed mixed =
        cluster.drydockWith(
            "apiVersion: v1\nkind: Foo\nmetadata: {name: x}\n---\n" + Samples.WEB,
            "apply",
            "-f",
            "-");
    assertThat(mixed.output()).contains("deployment.apps/web created");
    assertThat(mixed.exitCode()).isEqualTo(1);
    assertThat(cluster.drydock("apply", "-f", "nosuch.yaml").errors())
        .isEqualTo("error: the path \"nosuch.yaml\" does not exist\n");
    assertThat(cluster.drydockWith("", "apply", "-f", "-").errors())
        .isEqualTo("error: no objects passed to apply\n");
    assertThat(cluster.drydockWith("a: [b", "apply", "-f", "-").errors())
        .startsWith("error: error parsing STDIN: error converting YAML to JSON: ");
  }

  @Test
  void whatWasCreatedOtherwiseIsTakenOver() throws Exception {
    String map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: b}\n";
    cluster.kubectlWith(map, "create", "-f", "-");
    Printed taken = cluster.drydockWith(map, "apply", "-f", "-");
    assertThat(taken.output()).isEqualTo("configmap/c configured\n");
    assertThat(taken.errors()).startsWith("Warning: resource configmaps/c is missing the ");
    assertThat(cluster.kubectlWith(map, "apply", "-f", "-").output())
        .isEqualTo("configmap/c unchanged\n");
  }

  private void compare(String manifest) throws Exception {
    Printed theirs = cluster.kubectlWith(manifest, "apply", "-f", "-");
    Printed ours = cluster.drydockWith(manifest, "apply", "-f", "-");
    assertThat(ours.exitCode()).isEqualTo(theirs.exitCode()).isEqualTo(1);
    assertThat(ours.errors()).isEqualTo(theirs.errors());
  }
}
