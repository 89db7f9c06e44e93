package io.drydock.controlplane.apiserver.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import io.drydock.client.Cause;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified kubectl against the door, as a user would run it. */
@Timeout(60)
class KubectlTest {
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
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80}]}
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

  @Test
  void versionAndResources() throws Exception {
    assertThat(kubectl.run("version").output()).contains("Server Version: v1.32.0+drydock");
    assertThat(kubectl.run("api-resources").rows())
        .contains(
            "pods po v1 true Pod",
            "deployments deploy apps/v1 true Deployment",
            "endpointslices discovery.k8s.io/v1 true EndpointSlice");
    assertThat(kubectl.run("api-versions").output().lines())
        .containsExactlyElementsOf(
            Kinds.served().stream().map(Kind::apiVersion).distinct().sorted().toList());
    assertThat(kubectl.run("explain", "deployment.spec.replicas").output())
        .contains("FIELD: replicas <integer>");
  }

  @Test
  void applyCreatesChangesAndLeavesAlone() throws Exception {
    assertThat(apply(WEB).output().lines())
        .containsExactly("deployment.apps/web created", "service/web created");
    assertThat(apply(WEB).output().lines())
        .containsExactly("deployment.apps/web unchanged", "service/web unchanged");
    assertThat(apply(WEB.replace("replicas: 2", "replicas: 3")).output().lines())
        .containsExactly("deployment.apps/web configured", "service/web unchanged");

    assertThat(kubectl.run("get", "deploy", "web", "-o", "jsonpath={.spec.replicas}").output())
        .isEqualTo("3");
    assertThat(kubectl.run("get", "deploy,svc", "-o", "wide").rows())
        .anyMatch(row -> row.matches("deployment.apps/web 0/3 0 0 \\d+s web web:1 app=web"))
        .anyMatch(row -> row.matches("service/web LoadBalancer 10.* <pending> 80:\\d+/TCP.*"));
    assertThat(kubectl.run("delete", "deploy,svc", "web").exitCode()).isZero();
    assertThat(kubectl.run("get", "deploy").errors())
        .isEqualTo("No resources found in default namespace.\n");
  }

  @Test
  void createWritesEveryKindItHasACommandFor() throws Exception {
    List<List<String>> commands =
        List.of(
            List.of("namespace", "shop"),
            List.of("configmap", "settings", "--from-literal=k=v"),
            List.of("secret", "generic", "password", "--from-literal=k=v"),
            List.of("serviceaccount", "robot"),
            List.of("deployment", "d", "--image=web:1", "--replicas=0", "--port=80"),
            List.of("service", "nodeport", "s", "--tcp=80:8080"));
    for (List<String> command : commands) {
      var result =
          kubectl.run(
              java.util.stream.Stream.concat(java.util.stream.Stream.of("create"), command.stream())
                  .toArray(String[]::new));
      assertThat(result.errors()).isEmpty();
      assertThat(result.exitCode()).isZero();
    }

    ApiClient client = door.pipeline().client();
    assertThat(client.get(Kinds.CONFIG_MAP, "default", "settings").getData())
        .containsEntry("k", "v");
    assertThat(client.get(Kinds.SECRET, "default", "password").getData())
        .containsEntry("k", "dg==");
    assertThat(client.get(Kinds.DEPLOYMENT, "default", "d").getSpec().getReplicas()).isZero();
    var port = client.get(Kinds.SERVICE, "default", "s").getSpec().getPorts().getFirst();
    assertThat(port.getPort()).isEqualTo(80);
    assertThat(port.getTargetPort().getIntVal()).isEqualTo(8080);
    assertThat(kubectl.run("create", "configmap", "settings").errors())
        .contains("configmaps \"settings\" already exists");
  }

  @Test
  void scaleLabelAnnotateAndSetImage() throws Exception {
    apply(WEB);

    assertThat(kubectl.run("scale", "deploy", "web", "--replicas=5").output())
        .isEqualTo("deployment.apps/web scaled\n");
    assertThat(kubectl.run("label", "deploy", "web", "tier=front").output())
        .isEqualTo("deployment.apps/web labeled\n");
    assertThat(kubectl.run("annotate", "deploy", "web", "note=hi").output())
        .isEqualTo("deployment.apps/web annotated\n");
    assertThat(kubectl.run("set", "image", "deploy", "web", "web=web:2").output())
        .isEqualTo("deployment.apps/web image updated\n");
    Deployment web = door.pipeline().client().get(Kinds.DEPLOYMENT, "default", "web");
    assertThat(web.getSpec().getReplicas()).isEqualTo(5);
    assertThat(web.getMetadata().getLabels()).containsEntry("tier", "front");
    assertThat(kubectl.run("get", "deploy", "-l", "tier=front", "-A", "-o", "name").output())
        .isEqualTo("deployment.apps/web\n");
    assertThat(kubectl.run("describe", "deploy", "web").output())
        .contains("5 desired", "Image:         web:2");
  }

  @Test
  void rolloutStatusWaitsForTheStatus() throws Exception {
    apply(WEB);
    Process rollout = kubectl.start("rollout", "status", "deploy/web", "--timeout=30s");
    List<String> lines = new CopyOnWriteArrayList<>();
    Thread.startVirtualThread(() -> rollout.inputReader().lines().forEach(lines::add));
    await().until(() -> !lines.isEmpty());
    ApiClient client = door.pipeline().client();
    Deployment web = client.get(Kinds.DEPLOYMENT, "default", "web");
    client.updateStatus(Kinds.DEPLOYMENT, available(web), Cause.of("test", "all is up"));

    assertThat(rollout.waitFor()).isZero();
    await().until(() -> lines.contains("deployment \"web\" successfully rolled out"));
  }

  @Test
  void getWatchesOn() throws Exception {
    Process watch = kubectl.start("get", "configmap", "-w");
    List<String> lines = new CopyOnWriteArrayList<>();
    Thread.startVirtualThread(() -> watch.inputReader().lines().forEach(lines::add));
    try {
      await().until(() -> door.pipeline().server().watcherCount() > 0);
      apply("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {k: v}");
      await().until(() -> lines.size() == 2);
      kubectl.run("patch", "configmap", "a", "-p", "{\"data\":{\"l\":\"w\"}}");
      await().until(() -> lines.size() == 3);
      assertThat(lines).element(1).asString().matches("a +1 +\\d+s");
      assertThat(lines).element(2).asString().matches("a +2 +\\d+s");
    } finally {
      watch.destroyForcibly();
    }
  }

  @Test
  void errorsReadAsThoseOfKubernetes() throws Exception {
    assertThat(kubectl.run("get", "cm", "x").errors())
        .isEqualTo("Error from server (NotFound): configmaps \"x\" not found\n");
    assertThat(kubectl.run("get", "nosuch").errors())
        .isEqualTo("error: the server doesn't have a resource type \"nosuch\"\n");
    assertThat(apply("apiVersion: v1\nkind: Nosuch\nmetadata: {name: x}").errors())
        .contains("no matches for kind \"Nosuch\" in version \"v1\"");
    assertThat(apply("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\nnope: 1").errors())
        .contains("(BadRequest)", "strict decoding error: unknown field \"nope\"");
    assertThat(apply("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: Bad_Name}").errors())
        .contains("\"Bad_Name\" is invalid: metadata.name: Invalid value");
    assertThat(kubectl.run("delete", "cm", "x").exitCode()).isEqualTo(1);
  }

  @Test
  void dryRunsAndDiffsChangeNothing() throws Exception {
    assertThat(kubectl.run("create", "cm", "dry", "--dry-run=server").output())
        .isEqualTo("configmap/dry created (server dry run)\n");
    assertThat(kubectl.run("get", "cm", "dry").exitCode()).isEqualTo(1);
    apply(WEB);
    Path changed =
        Files.writeString(Files.createTempFile("web", ".yaml"), WEB.replace("web:1", "web:9"));
    try {
      var diff = kubectl.run("diff", "-f", changed.toString());
      assertThat(diff.exitCode()).isEqualTo(1);
      assertThat(diff.output()).contains("-      - image: web:1", "+      - image: web:9");
    } finally {
      Files.delete(changed);
    }
  }

  private Kubectl.Result apply(String manifest) throws Exception {
    return kubectl.runWith(manifest, "apply", "-f", "-");
  }

  private static Deployment available(Deployment web) {
    return new DeploymentBuilder(web)
        .withNewStatus()
        .withObservedGeneration(web.getMetadata().getGeneration())
        .withReplicas(2)
        .withUpdatedReplicas(2)
        .withReadyReplicas(2)
        .withAvailableReplicas(2)
        .endStatus()
        .build();
  }
}
