package io.drydock.controlplane.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Owners;
import io.drydock.controlplane.controller.PodTemplates;
import io.drydock.controlplane.controller.Samples;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentPlanTest {

  private final DeploymentWorld world = new DeploymentWorld(Samples.deployment(3, "web:1"));

  @Test
  void makesItsFirstReplicaSet() {
    world.step();

    var set = world.withImage("web:1");
    String hash = set.getMetadata().getLabels().get(PodTemplates.HASH_LABEL);
    assertThat(Samples.name(set)).isEqualTo("web-" + hash);
    assertThat(set.getSpec().getReplicas()).isEqualTo(3);
    assertThat(set.getSpec().getSelector().getMatchLabels())
        .containsEntry("app", "web")
        .containsEntry(PodTemplates.HASH_LABEL, hash);
    assertThat(set.getSpec().getTemplate().getMetadata().getLabels())
        .containsEntry(PodTemplates.HASH_LABEL, hash);
    assertThat(Owners.isControlledBy(set, world.deployment)).isTrue();
    assertThat(Annotations.of(set))
        .containsEntry(Annotations.REVISION, "1")
        .containsEntry(Annotations.DESIRED, "3")
        .containsEntry(Annotations.MAX, "4");
    assertThat(Annotations.get(world.deployment, Annotations.REVISION)).isEqualTo("1");
    assertThat(world.condition("Progressing")).isEqualTo("True NewReplicaSetCreated");
    assertThat(world.condition("Available")).isEqualTo("False MinimumReplicasUnavailable");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 50})
  void settledDecidesNothing(int replicas) {
    world.scale(replicas);
    world.settle();

    assertThat(world.decide()).isEmpty();
    assertThat(world.condition("Progressing")).isEqualTo("True NewReplicaSetAvailable");
    assertThat(world.condition("Available")).isEqualTo("True MinimumReplicasAvailable");
  }

  @Test
  void countsIntoItsStatus() {
    world.settle();
    var status = world.deployment.getStatus();

    assertThat(status.getObservedGeneration()).isEqualTo(1);
    assertThat(status.getReplicas()).isEqualTo(3);
    assertThat(status.getUpdatedReplicas()).isEqualTo(3);
    assertThat(status.getReadyReplicas()).isEqualTo(3);
    assertThat(status.getAvailableReplicas()).isEqualTo(3);
    assertThat(status.getUnavailableReplicas()).isNull();
  }

  @Test
  void tellsThatTheNewTemplateHasNoPodsYet() {
    world.settle();
    world.setImage("web:2");
    world.step();

    var status = world.deployment.getStatus();
    assertThat(status.getObservedGeneration()).isEqualTo(2);
    assertThat(status.getUpdatedReplicas()).isNull();
    assertThat(status.getReplicas()).isEqualTo(3);
  }

  @Test
  void rollsOutANewTemplateStepByStep() {
    world.settle();
    world.setImage("web:2");
    world.settle();

    assertThat(world.sizes()).isEqualTo("web:2=3");
    String old = Samples.name(world.withImage("web:1"));
    String newest = Samples.name(world.withImage("web:2"));
    assertThat(world.events)
        .containsExactly(
            "Scaled down replica set " + old + " from 3 to 2",
            "Scaled up replica set " + newest + " from 1 to 2",
            "Scaled down replica set " + old + " from 2 to 1",
            "Scaled up replica set " + newest + " from 2 to 3",
            "Scaled down replica set " + old + " from 1 to 0");
    assertThat(Annotations.get(world.deployment, Annotations.REVISION)).isEqualTo("2");
  }

  @Test
  void goesBackToAnOldReplicaSetWithANewRevision() {
    world.settle();
    world.setImage("web:2");
    world.settle();
    world.setImage("web:1");
    world.settle();

    assertThat(world.sizes()).isEqualTo("web:1=3");
    assertThat(world.sets).hasSize(2);
    assertThat(Annotations.of(world.withImage("web:1")))
        .containsEntry(Annotations.REVISION, "3")
        .containsEntry(Annotations.HISTORY, "1");
    assertThat(Annotations.get(world.deployment, Annotations.REVISION)).isEqualTo("3");
  }

  @Test
  void keepsOnlySoManyOldRevisions() {
    world.change(d -> d.editSpec().withRevisionHistoryLimit(2).endSpec());
    for (int i = 1; i <= 6; i++) {
      world.setImage("web:" + i);
      world.settle();
    }

    assertThat(world.sets.values())
        .extracting(s -> Annotations.get(s, Annotations.REVISION))
        .containsExactlyInAnyOrder("4", "5", "6");
  }

  @Test
  void copiesAnnotationsButNotKubectls() {
    world.settle();
    world.change(d ->
        d.editMetadata()
            .addToAnnotations("kubernetes.io/change-cause", "faster")
            .addToAnnotations("kubectl.kubernetes.io/last-applied-configuration", "{}")
            .endMetadata());
    world.settle();

    assertThat(Annotations.of(world.withImage("web:1")))
        .containsEntry("kubernetes.io/change-cause", "faster")
        .doesNotContainKey("kubectl.kubernetes.io/last-applied-configuration");
  }

  @Test
  void whilePausedNewTemplatesWaitButCountsDoNot() {
    world.settle();
    world.change(
        d -> d.editSpec().withPaused(true).withTemplate(Samples.template("web:2")).endSpec());
    world.settle();
    assertThat(world.sizes()).isEqualTo("web:1=3");
    assertThat(world.condition("Progressing")).isEqualTo("Unknown DeploymentPaused");

    world.scale(5);
    world.settle();
    assertThat(world.sizes()).isEqualTo("web:1=5");

    world.change(d -> d.editSpec().withPaused(false).endSpec());
    world.settle();
    assertThat(world.sizes()).isEqualTo("web:2=5");
  }

  @Test
  void recreateWaitsForTheLastOldPod() {
    world.change(d -> d.editSpec().withNewStrategy().withType("Recreate").endStrategy().endSpec());
    world.settle();
    String oldUid = world.withImage("web:1").getMetadata().getUid();
    world.unfinishedPods.put(oldUid, 3);
    world.setImage("web:2");
    world.step();
    world.serveAll();
    assertThat(world.sizes()).isEmpty();

    world.step();
    assertThat(world.sets).as("old pods still terminate").hasSize(1);

    world.unfinishedPods.clear();
    world.settle();
    assertThat(world.sizes()).isEqualTo("web:2=3");
  }

  @Test
  void aTakenNameIsCountedAndAvoided() {
    world.step();
    String taken = Samples.name(world.sets.values().iterator().next());
    world.sets.clear();
    world.sets.put(taken, foreign(taken));
    world.settle();

    assertThat(world.deployment.getStatus().getCollisionCount()).isEqualTo(1);
    assertThat(world.sets).hasSize(2);
    assertThat(Samples.name(world.withImage("web:1"))).isNotEqualTo(taken);
  }

  @Test
  void adoptsAReplicaSetOfItsOwnTemplate() {
    var orphan = Samples.replicaSet("web-found", 3, "web:1");
    world.sets.put("web-found", orphan);
    world.settle();

    assertThat(world.sets).hasSize(1);
    assertThat(Owners.isControlledBy(world.sets.get("web-found"), world.deployment)).isTrue();
  }

  @Test
  void missesItsDeadline() {
    world.step();
    world.step();
    var waiting = world.decide();
    assertThat(waiting)
        .contains(
            new DeploymentAction.LookAgain(
                Duration.ofSeconds(601), "the progress deadline passes"));

    world.now = world.now.plusSeconds(601);
    world.step();

    assertThat(world.condition("Progressing")).isEqualTo("False ProgressDeadlineExceeded");
    assertThat(world.decide()).isEmpty();

    world.serveAll();
    world.settle();
    assertThat(world.condition("Progressing")).isEqualTo("True NewReplicaSetAvailable");
  }

  @Test
  void everyMovePutsTheDeadlineOff() {
    world.step();
    world.now = world.now.plusSeconds(400);
    var set = world.withImage("web:1");
    world.sets.put(Samples.name(set), DeploymentWorld.serving(set, 3, 1));
    world.step();
    assertThat(world.condition("Progressing")).isEqualTo("True ReplicaSetUpdated");

    world.now = world.now.plusSeconds(400);
    world.step();
    assertThat(world.condition("Progressing")).isEqualTo("True ReplicaSetUpdated");
  }

  @Test
  void saysWhatHindersItsReplicaSet() {
    world.step();
    var set = world.withImage("web:1");
    world.sets.put(
        Samples.name(set),
        new ReplicaSetBuilder(set)
            .withNewStatus()
            .withReplicas(0)
            .addNewCondition()
            .withType("ReplicaFailure")
            .withStatus("True")
            .withReason("FailedCreate")
            .withMessage("quota exceeded")
            .endCondition()
            .endStatus()
            .build());
    world.step();

    assertThat(world.condition("ReplicaFailure")).isEqualTo("True FailedCreate");
  }

  @Test
  void whileItIsDeletedOnlyTheStatusIsKept() {
    world.settle();
    world.setImage("web:2");
    world.change(d -> d.editMetadata().withDeletionTimestamp("2026-01-01T12:00:00Z").endMetadata());

    assertThat(world.decide())
        .allMatch(a -> a instanceof DeploymentAction.UpdateStatus)
        .isNotEqualTo(List.of());
  }

  private static io.fabric8.kubernetes.api.model.apps.ReplicaSet foreign(String name) {
    return new ReplicaSetBuilder(Samples.replicaSet(name, 1, "other:1"))
        .editMetadata()
        .withLabels(java.util.Map.of("app", "other"))
        .endMetadata()
        .build();
  }
}
