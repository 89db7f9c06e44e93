package io.drydock.controlplane.controller;

import static io.drydock.controlplane.controller.TestCluster.CAUSE;
import static io.drydock.controlplane.controller.TestCluster.eventually;
import static io.drydock.controlplane.controller.TestCluster.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deployments, their pods and their endpoints, from the user's change to the settled cluster. */
class ControllersTest {

  private final TestCluster cluster = new TestCluster();

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void aDeploymentBecomesAvailable() {
    cluster.deploy(3, "web:1");

    cluster.eventuallyRolledOut("web:1", 3);
    assertThat(cluster.condition("Progressing").getReason()).isEqualTo("NewReplicaSetAvailable");
    assertThat(cluster.condition("Available").getReason()).isEqualTo("MinimumReplicasAvailable");
    assertThat(cluster.pods())
        .allSatisfy(p -> assertThat(Samples.name(p)).matches("web-\\w+-\\w{5}"));
    String set = Samples.name(cluster.sets().getFirst());
    eventually(() ->
        assertThat(cluster.events("Deployment"))
            .contains("ScalingReplicaSet Scaled up replica set " + set + " from 0 to 3"));
    eventually(() ->
        assertThat(cluster.events("ReplicaSet"))
            .filteredOn(e -> e.startsWith("SuccessfulCreate"))
            .hasSize(3));
  }

  @Test
  void aSettledDeploymentIsNotWrittenAgain() {
    cluster.deploy(2, "web:1");
    cluster.eventuallyRolledOut("web:1", 2);
    String revision = cluster.deployment().getMetadata().getResourceVersion();
    String set = cluster.sets().getFirst().getMetadata().getResourceVersion();

    cluster.change(d -> d.editMetadata().addToLabels("seen", "yes").endMetadata());
    cluster.scale(2);
    eventually(() -> assertThat(cluster.sets()).hasSize(1));

    assertThat(cluster.sets().getFirst().getMetadata().getResourceVersion()).isEqualTo(set);
    assertThat(cluster.deployment().getMetadata().getResourceVersion()).isNotEqualTo(revision);
  }

  @Test
  void rollsOutBackAndScales() {
    cluster.deploy(3, "web:1");
    cluster.eventuallyRolledOut("web:1", 3);
    cluster.setImage("web:2");
    cluster.eventuallyRolledOut("web:2", 3);
    cluster.scale(5);
    cluster.eventuallyRolledOut("web:2", 5);
    cluster.setImage("web:1");
    cluster.eventuallyRolledOut("web:1", 5);
    cluster.scale(0);
    cluster.eventuallyRolledOut("web:1", 0);

    assertThat(cluster.sets()).hasSize(2);
    assertThat(cluster.deployment().getMetadata().getAnnotations())
        .containsEntry("deployment.kubernetes.io/revision", "3");
  }

  @Test
  void aBrokenTemplateLeavesTheOldPodsServing() {
    cluster.deploy(4, "web:1");
    cluster.eventuallyRolledOut("web:1", 4);
    cluster.setImage("web:broken");
    eventually(
        () -> assertThat(cluster.pods()).filteredOn(p -> image(p).equals("web:broken")).hasSize(2));

    assertThat(cluster.pods()).filteredOn(p -> image(p).equals("web:1")).hasSize(3);
    cluster.setImage("web:3");
    cluster.eventuallyRolledOut("web:3", 4);
  }

  @Test
  void replacesADeletedPod() {
    cluster.deploy(2, "web:1");
    cluster.eventuallyRolledOut("web:1", 2);
    Pod victim = cluster.pods().getFirst();
    cluster.delete(Kinds.POD, Samples.name(victim), "");

    eventually(() ->
        assertThat(cluster.pods())
            .hasSize(2)
            .noneMatch(p -> Samples.name(p).equals(Samples.name(victim))));
  }

  @Test
  void neverMakesMoreThanAskedThoughItIsStoppedInTheMiddle() {
    cluster.deploy(40, "web:1");
    for (int i = 0; i < 5; i++) {
      int before = cluster.pods().size();
      await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> cluster.pods().size() > before || before == 40);
      cluster.stopControllers();
      assertThat(cluster.pods()).hasSizeLessThanOrEqualTo(40);
      cluster.startControllers();
    }

    cluster.eventuallyRolledOut("web:1", 40);
    eventually(() ->
        assertThat(cluster.events("ReplicaSet")).noneMatch(e -> e.startsWith("SuccessfulDelete")));
  }

  @Test
  void publishesEndpoints() {
    var service =
        new ServiceBuilder()
            .withNewMetadata()
            .withNamespace("default")
            .withName("web")
            .endMetadata()
            .withNewSpec()
            .addToSelector("app", "web")
            .addNewPort()
            .withPort(80)
            .endPort()
            .endSpec()
            .build();
    cluster.api.create(Kinds.SERVICE, service, CAUSE);
    cluster.deploy(3, "web:1");

    eventually(() -> assertThat(cluster.readyEndpoints()).isEqualTo(3));
    eventually(() ->
        assertThat(cluster.find(Kinds.ENDPOINTS, "web").orElseThrow().getSubsets())
            .singleElement()
            .satisfies(s -> assertThat(s.getAddresses()).hasSize(3)));
    cluster.scale(1);
    eventually(() -> assertThat(cluster.readyEndpoints()).isEqualTo(1));

    cluster.delete(Kinds.SERVICE, "web", "");
    eventually(() -> assertThat(cluster.find(Kinds.ENDPOINTS, "web")).isEmpty());
    eventually(() -> assertThat(cluster.slicesOfWeb()).isEmpty());
  }
}
