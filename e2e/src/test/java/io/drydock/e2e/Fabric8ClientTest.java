package io.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** fabric8's client, as its users use it, against a real cluster. */
class Fabric8ClientTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir static Path home;
  private static ClientLab lab;
  private static KubernetesClient client;

  @BeforeAll
  static void boot() {
    lab = ClientLab.boot("e2ef", home);
    client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(lab.kubeconfigText()))
            .build();
  }

  @AfterAll
  static void leaveNothing() {
    client.close();
    lab.close();
  }

  @Test
  void createsReadsUpdatesAndDeletes() {
    var made = client.resource(configMap("crud", "a")).inNamespace("default").create();
    assertThat(made.getMetadata().getUid()).isNotBlank();

    var edited =
        client
            .configMaps()
            .inNamespace("default")
            .withName("crud")
            .edit(map -> new ConfigMapBuilder(map).addToData("value", "b").build());
    assertThat(edited.getData()).containsEntry("value", "b");

    assertThatThrownBy(() -> client.resource(made).inNamespace("default").update())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(409));
    assertThatThrownBy(() -> client.resource(made).inNamespace("default").create())
        .isInstanceOfSatisfying(
            KubernetesClientException.class,
            e -> assertThat(e.getStatus().getReason()).isEqualTo("AlreadyExists"));

    client.configMaps().inNamespace("default").withName("crud").delete();
    assertThat(client.configMaps().inNamespace("default").withName("crud").get()).isNull();
  }

  @Test
  void listsPageByPage() {
    for (int i = 0; i < 5; i++) {
      client.resource(configMap("page-" + i, "x")).inNamespace("default").create();
    }
    var maps = client.configMaps().inNamespace("default").withLabel("from", "fabric8");

    var first = maps.list(new ListOptionsBuilder().withLimit(2L).build());

    assertThat(first.getItems()).hasSize(2);
    assertThat(first.getMetadata().getContinue()).isNotBlank();
  }

  @Test
  void patchesInEveryWay() {
    client.resource(configMap("patched", "a")).inNamespace("default").create();
    var resource = client.configMaps().inNamespace("default").withName("patched");

    resource.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"merge\":\"1\"}}");
    resource.patch(
        PatchContext.of(PatchType.JSON),
        "[{\"op\":\"add\",\"path\":\"/data/json\",\"value\":\"1\"}]");
    resource.patch(PatchContext.of(PatchType.STRATEGIC_MERGE), "{\"data\":{\"strategic\":\"1\"}}");

    assertThat(resource.get().getData())
        .containsOnlyKeys("value", "merge", "json", "strategic");
  }

  @Test
  void appliesServerSide() {
    Deployment wanted = deployment("applied", 1);
    client.resource(wanted).inNamespace("default").fieldManager("ours").serverSideApply();
    var scaled = client.apps().deployments().inNamespace("default").withName("applied").scale(0);
    assertThat(scaled.getSpec().getReplicas()).isZero();

    assertThatThrownBy(
            () ->
                client
                    .resource(wanted)
                    .inNamespace("default")
                    .fieldManager("ours")
                    .serverSideApply())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(409));
    var forced =
        client
            .resource(wanted)
            .inNamespace("default")
            .fieldManager("ours")
            .forceConflicts()
            .serverSideApply();

    assertThat(forced.getSpec().getReplicas()).isEqualTo(1);
    assertThat(forced.getMetadata().getManagedFields())
        .anyMatch(entry -> entry.getManager().equals("ours") && entry.getOperation().equals("Apply"));
  }

  @Test
  void watchesFromARevision() throws Exception {
    var made = client.resource(configMap("watched", "0")).inNamespace("default").create();
    List<String> seen = new CopyOnWriteArrayList<>();
    var resource = client.configMaps().inNamespace("default").withName("watched");
    for (int i = 1; i <= 3; i++) {
      String value = Integer.toString(i);
      resource.edit(map -> new ConfigMapBuilder(map).addToData("value", value).build());
    }
    var options =
        new ListOptionsBuilder()
            .withResourceVersion(made.getMetadata().getResourceVersion())
            .build();
    try (var _ = resource.watch(options, recorder(seen))) {
      await().atMost(SOON).untilAsserted(() -> assertThat(seen).containsExactly("1", "2", "3"));
    }
  }

  @Test
  void informersFollowThroughARestartOfTheControlPlane() throws Exception {
    List<String> events = new CopyOnWriteArrayList<>();
    try (var informer =
        client.configMaps().inNamespace("default").withLabel("informed").inform(handler(events))) {
      create("before");
      await().atMost(SOON).until(() -> events.contains("+before"));
      lab.killControlPlane();
      await()
          .atMost(SOON)
          .ignoreExceptions()
          .until(() -> client.nodes().list().getItems().size() == 1);
      create("after");
      await().atMost(Duration.ofSeconds(60)).until(() -> events.contains("+after"));
      client.configMaps().inNamespace("default").withName("before").delete();
      await().atMost(SOON).until(() -> events.contains("-before"));
      assertThat(informer.getStore().list()).hasSize(1);
    }
    assertThat(events).doesNotHaveDuplicates();
  }

  @Test
  void electsOneLeader() throws Exception {
    CompletableFuture<String> leader = new CompletableFuture<>();
    var config =
        new LeaderElectionConfigBuilder()
            .withName("election")
            .withLock(new LeaseLock("default", "election", "candidate-1"))
            .withLeaseDuration(Duration.ofSeconds(15))
            .withRenewDeadline(Duration.ofSeconds(10))
            .withRetryPeriod(Duration.ofSeconds(2))
            .withReleaseOnCancel()
            .withLeaderCallbacks(new LeaderCallbacks(() -> {}, () -> {}, leader::complete))
            .build();

    var election = client.leaderElector().withConfig(config).build().start();

    assertThat(leader.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo("candidate-1");
    election.cancel(true);
  }

  @Test
  void executesWithInputAndExitCode() throws Exception {
    var output = new ByteArrayOutputStream();
    InputStream input = new ByteArrayInputStream("typed\n".getBytes(StandardCharsets.UTF_8));
    var pod = client.pods().inNamespace("default").withName(ClientLab.POD);
    try (var exec =
        pod.readingInput(input)
            .writingOutput(output)
            .exec("sh", "-c", "read line; echo heard $line; exit 3")) {
      assertThat(exec.exitCode().get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(3);
    }
    assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("heard typed\n");
  }

  @Test
  void forwardsAPort() throws Exception {
    var pod = client.pods().inNamespace("default").withName(ClientLab.POD);
    try (var forward = pod.portForward(80)) {
      URI address = URI.create("http://127.0.0.1:" + forward.getLocalPort() + "/healthz");
      assertThat(Traffic.get(address.toString())).isNotBlank();
    }
  }

  @Test
  void readsLogsAndCopiesFiles() {
    var pod = client.pods().inNamespace("default").withName(ClientLab.POD);
    assertThat(pod.getLog()).isNotNull();
    byte[] content = "copied".getBytes(StandardCharsets.UTF_8);

    assertThat(pod.file("/tmp/copy").upload(new ByteArrayInputStream(content))).isTrue();
    try (InputStream back = pod.file("/tmp/copy").read()) {
      assertThat(back.readAllBytes()).isEqualTo(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(String name) {
    client
        .resource(
            new ConfigMapBuilder(configMap(name, "x"))
                .editMetadata()
                .addToLabels("informed", "yes")
                .endMetadata()
                .build())
        .inNamespace("default")
        .create();
  }

  private static Watcher<ConfigMap> recorder(List<String> seen) {
    return new Watcher<>() {
      @Override
      public void eventReceived(Action action, ConfigMap map) {
        seen.add(map.getData().get("value"));
      }

      @Override
      public void onClose(WatcherException cause) {
        seen.add("closed: " + cause.getMessage());
      }
    };
  }

  private static ResourceEventHandler<ConfigMap> handler(List<String> events) {
    return new ResourceEventHandler<>() {
      @Override
      public void onAdd(ConfigMap map) {
        events.add("+" + map.getMetadata().getName());
      }

      @Override
      public void onUpdate(ConfigMap before, ConfigMap after) {}

      @Override
      public void onDelete(ConfigMap map, boolean unknown) {
        events.add("-" + map.getMetadata().getName());
      }
    };
  }

  private static ConfigMap configMap(String name, String value) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(Map.of("from", "fabric8"))
        .endMetadata()
        .withData(Map.of("value", value))
        .build();
  }

  private static Deployment deployment(String name, int replicas) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .withReplicas(replicas)
        .withNewSelector()
        .withMatchLabels(Map.of("app", name))
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(Map.of("app", name))
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("web")
        .withImage("drydock.local/web:1")
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }
}
