package io.drydock.controlplane.controller.replicaset;

import static io.drydock.controlplane.controller.Samples.NOW;
import static io.drydock.controlplane.controller.Samples.labelled;
import static io.drydock.controlplane.controller.Samples.orphaned;
import static io.drydock.controlplane.controller.Samples.phase;
import static io.drydock.controlplane.controller.Samples.pod;
import static io.drydock.controlplane.controller.Samples.ready;
import static io.drydock.controlplane.controller.Samples.replicaSet;
import static io.drydock.controlplane.controller.Samples.terminating;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReplicaSetPlanTest {

  private static final ReplicaSet SET = replicaSet("web-1", 3, "web:1");

  @ParameterizedTest
  @CsvSource({
    "3, 0, create 3",
    "3, 2, create 1",
    "3, 3, nothing",
    "3, 5, delete 2",
    "0, 3, delete 3",
    "0, 0, nothing",
    "600, 0, create 500",
    "1, 700, delete 500"
  })
  void reachesTheCount(int desired, int present, String expected) {
    assertThat(scaling(decide(sized(desired), pods(present)))).isEqualTo(expected);
  }

  static Stream<Arguments> notReplicas() {
    return Stream.of(
        Arguments.of("terminating", terminating(pod("x", SET))),
        Arguments.of("succeeded", phase(pod("x", SET), "Succeeded")),
        Arguments.of("failed", phase(pod("x", SET), "Failed")),
        Arguments.of("of another ReplicaSet", pod("x", replicaSet("web-2", 1, "web:1"))),
        Arguments.of("unlabelled orphan", labelled(orphaned(pod("x", SET)), "app", "other")),
        Arguments.of("terminating orphan", terminating(orphaned(pod("x", SET)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notReplicas")
  void replacesPodsThatDoNotCount(String what, Pod other) {
    assertThat(scaling(decide(SET, with(pods(2), other)))).isEqualTo("create 1");
  }

  @Test
  void adoptsOrphansThatMatch() {
    var actions = decide(SET, with(pods(2), orphaned(pod("stray", SET))));

    assertThat(actions).hasAtLeastOneElementOfType(ReplicaSetAction.Adopt.class);
    assertThat(scaling(actions)).isEqualTo("nothing");
  }

  @Test
  void releasesPodsThatMatchNoMoreAndReplacesThem() {
    Pod relabelled = labelled(pod("debug", SET), "app", "quarantine");
    var actions = decide(SET, with(pods(2), relabelled));

    assertThat(actions).contains(new ReplicaSetAction.Release(relabelled, "matches no more"));
    assertThat(scaling(actions)).isEqualTo("create 1");
  }

  @Test
  void waitsWhileItsOwnWritesAreNotYetSeen() {
    var seen = new ReplicaSetObservation(SET, List.of(), List.of(), false, null);

    assertThat(scaling(ReplicaSetPlan.decide(seen, NOW))).isEqualTo("nothing");
  }

  @Test
  void doesNothingWhileItIsDeleted() {
    var deleted =
        new ReplicaSetBuilder(SET)
            .editMetadata()
            .withDeletionTimestamp("2026-01-01T12:00:00Z")
            .endMetadata()
            .build();

    assertThat(scaling(decide(deleted, with(List.of(), orphaned(pod("stray", SET))))))
        .isEqualTo("nothing");
    assertThat(decide(deleted, with(List.of(), orphaned(pod("stray", SET)))))
        .doesNotHaveAnyElementsOfTypes(ReplicaSetAction.Adopt.class);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "3", "20"})
  void settledDecidesNothing(int replicas) {
    assertThat(decide(replicaSet("web-1", replicas, "web:1"), pods(replicas))).isEmpty();
  }

  @Test
  void countsPods() {
    Pod unlabelled =
        new io.fabric8.kubernetes.api.model.PodBuilder(pod("c", withTemplateLabel()))
            .editMetadata()
            .removeFromLabels("tier")
            .endMetadata()
            .build();
    var pods =
        List.of(
            pod("a", withTemplateLabel()),
            ready(pod("b", withTemplateLabel()), false, NOW),
            unlabelled);

    ReplicaSetStatus status = status(decide(withTemplateLabel(), pods));

    assertThat(status.getReplicas()).isEqualTo(3);
    assertThat(status.getFullyLabeledReplicas()).isEqualTo(2);
    assertThat(status.getReadyReplicas()).isEqualTo(2);
    assertThat(status.getAvailableReplicas()).isEqualTo(2);
    assertThat(status.getObservedGeneration()).isEqualTo(1);
  }

  @Test
  void looksAgainWhenTheFirstReadyPodBecomesAvailable() {
    var set = new ReplicaSetBuilder(SET).editSpec().withMinReadySeconds(10).endSpec().build();
    var pods =
        List.of(
            ready(pod("a", SET), true, NOW.minusSeconds(3)),
            ready(pod("b", SET), true, NOW.minusSeconds(8)),
            ready(pod("c", SET), true, NOW.minusSeconds(11)));

    var actions = decide(set, pods);

    assertThat(status(actions).getReadyReplicas()).isEqualTo(3);
    assertThat(status(actions).getAvailableReplicas()).isEqualTo(1);
    assertThat(actions)
        .contains(
            new ReplicaSetAction.LookAgain(Duration.ofSeconds(2), "a ready pod becomes available"));
  }

  @Test
  void tellsAFailureOnceAndForgetsIt() {
    var seen = new ReplicaSetObservation(SET, pods(3), List.of(), true, null);
    var failed = seen.with(new ReplicaFailure("FailedCreate", "quota exceeded"));

    ReplicaSetStatus told = status(ReplicaSetPlan.status(failed, NOW));
    assertThat(told.getConditions())
        .singleElement()
        .satisfies(c -> {
          assertThat(c.getType()).isEqualTo("ReplicaFailure");
          assertThat(c.getStatus()).isEqualTo("True");
          assertThat(c.getReason()).isEqualTo("FailedCreate");
          assertThat(c.getMessage()).isEqualTo("quota exceeded");
        });

    var after = new ReplicaSetBuilder(SET).withStatus(told).build();
    assertThat(status(decide(after, pods(3))).getConditions()).isEmpty();
  }

  static String scaling(List<ReplicaSetAction> actions) {
    List<String> found = new ArrayList<>();
    for (ReplicaSetAction action : actions) {
      switch (action) {
        case ReplicaSetAction.CreatePods create -> found.add("create " + create.count());
        case ReplicaSetAction.DeletePods delete -> found.add("delete " + delete.pods().size());
        default -> {}
      }
    }
    return found.isEmpty() ? "nothing" : String.join(", ", found);
  }

  private static ReplicaSetStatus status(List<ReplicaSetAction> actions) {
    return actions.stream()
        .filter(ReplicaSetAction.UpdateStatus.class::isInstance)
        .map(a -> ((ReplicaSetAction.UpdateStatus) a).status())
        .findFirst()
        .orElseThrow();
  }

  private static List<ReplicaSetAction> decide(ReplicaSet set, List<Pod> pods) {
    return ReplicaSetPlan.decide(observation(set, pods, null), NOW);
  }

  private static ReplicaSetObservation observation(
      ReplicaSet set, List<Pod> pods, @Nullable ReplicaFailure failure) {
    return new ReplicaSetObservation(set, pods, pods, true, failure);
  }

  private static ReplicaSet sized(int replicas) {
    return new ReplicaSetBuilder(SET).editSpec().withReplicas(replicas).endSpec().build();
  }

  private static ReplicaSet withTemplateLabel() {
    return new ReplicaSetBuilder(SET)
        .editSpec()
        .editTemplate()
        .editMetadata()
        .addToLabels("tier", "front")
        .endMetadata()
        .endTemplate()
        .endSpec()
        .build();
  }

  private static List<Pod> pods(int count) {
    return IntStream.range(0, count).mapToObj(i -> pod("p" + i, SET)).toList();
  }

  private static List<Pod> with(List<Pod> pods, Pod other) {
    List<Pod> all = new ArrayList<>(pods);
    all.add(other);
    return all;
  }
}
