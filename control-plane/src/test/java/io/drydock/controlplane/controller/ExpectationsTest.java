package io.drydock.controlplane.controller;

import static io.drydock.controlplane.controller.Samples.NOW;
import static io.drydock.controlplane.controller.Samples.pod;
import static io.drydock.controlplane.controller.Samples.replicaSet;
import static io.drydock.controlplane.controller.Samples.terminating;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.ObjectKey;
import io.drydock.informer.Snapshot;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ExpectationsTest {

  private static final ObjectKey OWNER = new ObjectKey("default", "web-1");
  private static final Pod POD = pod("a", replicaSet("web-1", 1, "web:1"));
  private static final Instant LATER = NOW.plus(Expectations.PATIENCE);

  private final Expectations<Pod> expectations = new Expectations<>();

  @Test
  void nothingWrittenIsMet() {
    assertThat(areMet(NOW, api())).isTrue();
  }

  @Test
  void waitsForACreatedObject() {
    expectations.created(OWNER, ObjectKey.of(POD), NOW);

    assertThat(areMet(NOW, api(POD))).isFalse();
    assertThat(areMet(LATER, api(POD))).as("still on its way").isFalse();
    assertThat(areMet(NOW, api(POD), POD)).isTrue();
    assertThat(areMet(NOW, api())).as("seen once is enough").isTrue();
  }

  @Test
  void givesUpOnACreateThatDidNotHappenOrIsOverAlready() {
    expectations.created(OWNER, ObjectKey.of(POD), NOW);

    assertThat(areMet(NOW, api())).isFalse();
    assertThat(areMet(LATER, api())).isTrue();
  }

  @Test
  void waitsForADeletedObject() {
    expectations.deleted(OWNER, POD, NOW);

    assertThat(areMet(NOW, api(), POD)).isFalse();
    assertThat(areMet(LATER, api(), POD)).as("gone, but not yet seen").isFalse();
    assertThat(areMet(NOW, api(), terminating(POD))).isTrue();
  }

  @Test
  void anotherObjectOfTheSameNameShowsTheDeletion() {
    expectations.deleted(OWNER, POD, NOW);
    Pod reborn = new PodBuilder(POD).editMetadata().withUid("another").endMetadata().build();

    assertThat(areMet(NOW, api(), reborn)).isTrue();
  }

  @Test
  void givesUpOnADeleteThatDidNotHappen() {
    expectations.deleted(OWNER, POD, NOW);

    assertThat(areMet(LATER, api(POD), POD)).isTrue();
  }

  @Test
  void forgetsOwners() {
    expectations.created(OWNER, ObjectKey.of(POD), NOW);
    expectations.forget(OWNER);

    assertThat(areMet(NOW, api())).isTrue();
  }

  private boolean areMet(Instant now, Function<ObjectKey, Optional<Pod>> live, Pod... inInformer) {
    return expectations.areMet(OWNER, Snapshot.of(List.of(inInformer)), now, live);
  }

  private static Function<ObjectKey, Optional<Pod>> api(Pod... pods) {
    return Snapshot.of(List.of(pods))::get;
  }
}
