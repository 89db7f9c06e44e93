package io.drydock.controlplane.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.api.Pods;
import io.drydock.client.ApiClient;
import io.drydock.client.Cause;
import io.drydock.client.DeleteOptions;
import io.drydock.client.PatchType;
import io.drydock.client.ResourcePath;
import io.drydock.controlplane.apiserver.TestApiServer;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Scope;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.awaitility.core.ThrowingRunnable;

/**
 * All controllers and the scheduler over the whole request pipeline and one hollow node, with what
 * tests of it say: most of them are about the Deployment "web" in the namespace "default".
 */
final class TestCluster implements AutoCloseable {

  static final Cause CAUSE = Cause.of("test", "test");

  private static final ControllersConfig CONFIG = ControllersConfig.DEFAULTS.withClusterCa("PEM");

  final ApiClient api;
  private final Scope scope = new Scope();
  private Controllers controllers;

  TestCluster() {
    api = scope.own(TestApiServer.start()).client();
    controllers = started();
    scope.own(new HollowNode(api, "node-1"));
    eventually(() -> assertThat(find(Kinds.SERVICE_ACCOUNT, "default")).isPresent());
  }

  private Controllers started() {
    var fresh = new Controllers(api, Clock.system(), CONFIG);
    fresh.start();
    return fresh;
  }

  void stopControllers() {
    controllers.close();
  }

  /** New ones, which know nothing of what those before did. */
  void startControllers() {
    controllers = started();
  }

  @Override
  public void close() {
    controllers.close();
    scope.close();
  }

  void deploy(int replicas, String image) {
    api.create(Kinds.DEPLOYMENT, fresh(Samples.deployment(replicas, image)), CAUSE);
  }

  private static Deployment fresh(Deployment deployment) {
    return new DeploymentBuilder(deployment)
        .withNewMetadata()
        .withNamespace("default")
        .withName("web")
        .endMetadata()
        .build();
  }

  static Deployment inNamespace(String namespace, Deployment deployment) {
    return new DeploymentBuilder(fresh(deployment))
        .editMetadata()
        .withNamespace(namespace)
        .endMetadata()
        .build();
  }

  void change(UnaryOperator<DeploymentBuilder> change) {
    eventually(() -> {
      var changed = change.apply(new DeploymentBuilder(deployment())).build();
      api.update(Kinds.DEPLOYMENT, changed, CAUSE);
    });
  }

  void setImage(String image) {
    change(d ->
        d.editSpec()
            .editTemplate()
            .editSpec()
            .editFirstContainer()
            .withImage(image)
            .endContainer()
            .endSpec()
            .endTemplate()
            .endSpec());
  }

  void scale(int replicas) {
    var path = ResourcePath.of(Kinds.DEPLOYMENT, "default", "web");
    var patch = Map.of("spec", Map.of("replicas", replicas));
    api.patch(Kinds.DEPLOYMENT, path, PatchType.MERGE, patch, CAUSE);
  }

  void delete(Kind<?> kind, String name, String propagation) {
    api.delete(kind, "default", name, DeleteOptions.of(CAUSE).withPropagation(propagation));
  }

  /** As kubectl rollout status waits for it. */
  void eventuallyRolledOut(String image, int replicas) {
    eventually(() -> {
      var status = deployment().getStatus();
      assertThat(status.getObservedGeneration())
          .isEqualTo(deployment().getMetadata().getGeneration());
      assertThat(ReplicaSets.orZero(status.getUpdatedReplicas())).isEqualTo(replicas);
      assertThat(ReplicaSets.orZero(status.getReplicas())).isEqualTo(replicas);
      assertThat(ReplicaSets.orZero(status.getAvailableReplicas())).isEqualTo(replicas);
      assertThat(pods()).hasSize(replicas).allMatch(p -> image(p).equals(image));
    });
  }

  static void eventually(ThrowingRunnable assertion) {
    await()
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions() // a status is absent at first
        .untilAsserted(assertion);
  }

  Deployment deployment() {
    return api.get(Kinds.DEPLOYMENT, "default", "web");
  }

  DeploymentCondition condition(String type) {
    return deployment().getStatus().getConditions().stream()
        .filter(c -> c.getType().equals(type))
        .findFirst()
        .orElseThrow();
  }

  <T extends HasMetadata> Optional<T> find(Kind<T> kind, String name) {
    return api.find(kind, "default", name);
  }

  List<Pod> pods() {
    return api.list(Kinds.POD, "default").stream().filter(Pods::isActive).toList();
  }

  List<ReplicaSet> sets() {
    return api.list(Kinds.REPLICA_SET, "default");
  }

  List<String> events(String kind) {
    return api.list(Kinds.EVENT, "default").stream()
        .filter(e -> e.getInvolvedObject().getKind().equals(kind))
        .map((Event e) -> e.getReason() + " " + e.getMessage())
        .toList();
  }

  long readyEndpoints() {
    return slicesOfWeb().stream()
        .flatMap(s -> s.getEndpoints().stream())
        .filter(e -> Boolean.TRUE.equals(e.getConditions().getReady()))
        .count();
  }

  List<EndpointSlice> slicesOfWeb() {
    return api.list(Kinds.ENDPOINT_SLICE, "default").stream()
        .filter(s -> "web".equals(s.getMetadata().getLabels().get("kubernetes.io/service-name")))
        .toList();
  }

  static String image(Pod pod) {
    return pod.getSpec().getContainers().getFirst().getImage();
  }
}
