package io.drydock.controlplane.controller.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.controller.Samples;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.NamespaceStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamespacePlanTest {

  private static final Pod POD = Samples.pod("a", Samples.replicaSet("web-1", 1, "web:1"));

  @Test
  void aLivingNamespaceDecidesNothing() {
    var living =
        new NamespaceBuilder(terminating())
            .editMetadata()
            .withDeletionTimestamp(null)
            .endMetadata()
            .build();

    assertThat(decide(living, Map.of(Kinds.POD, List.of(POD)))).isEmpty();
  }

  @Test
  void deletesWhatIsLeft() {
    var going = Samples.terminating(POD);
    var actions = decide(terminating(), Map.of(Kinds.POD, List.of(POD, going)));

    assertThat(actions)
        .contains(new NamespaceAction.Delete(Kinds.POD, POD, "its namespace goes"))
        .noneMatch(a -> a instanceof NamespaceAction.Finalize)
        .anyMatch(a -> a instanceof NamespaceAction.LookAgain);
    assertThat(actions.stream().filter(NamespaceAction.Delete.class::isInstance)).hasSize(1);
  }

  @Test
  void saysWhatIsLeft() {
    var held =
        new PodBuilder(Samples.terminating(POD))
            .editMetadata()
            .withFinalizers("example.com/wait")
            .endMetadata()
            .build();
    var status = status(decide(terminating(), Map.of(Kinds.POD, List.of(held))));

    assertThat(condition(status, "NamespaceContentRemaining"))
        .isEqualTo(
            "True SomeResourcesRemain: Some resources are remaining: pods. has 1 resource"
                + " instances");
    assertThat(condition(status, "NamespaceFinalizersRemaining"))
        .isEqualTo(
            "True SomeFinalizersRemain: Some content in the namespace has finalizers remaining:"
                + " example.com/wait in 1 resource instances");
    assertThat(condition(status, "NamespaceDeletionContentFailure"))
        .startsWith("False ContentDeleted");
  }

  @Test
  void letsTheEmptyNamespaceGo() {
    assertThat(decide(terminating(), Map.of()))
        .anyMatch(a -> a instanceof NamespaceAction.Finalize)
        .noneMatch(a -> a instanceof NamespaceAction.LookAgain);
  }

  @Test
  void tellsFailures() {
    var seen =
        new NamespaceObservation(
            terminating(), Map.of(Kinds.POD, List.of(POD)), List.of("pods a: refused"));

    assertThat(
            condition(
                status(NamespacePlan.decide(seen, Samples.NOW)), "NamespaceDeletionContentFailure"))
        .startsWith("True ContentDeletionFailed")
        .contains("pods a: refused");
  }

  @Test
  void toldOnceIsNotToldAgain() {
    Map<Kind<?>, List<? extends HasMetadata>> content =
        Map.of(Kinds.POD, List.of(Samples.terminating(POD)));
    var told =
        new NamespaceBuilder(terminating())
            .withStatus(status(decide(terminating(), content)))
            .build();
    var seen = new NamespaceObservation(told, content, List.of());

    assertThat(NamespacePlan.decide(seen, Samples.NOW.plusSeconds(60)))
        .allMatch(a -> a instanceof NamespaceAction.LookAgain);
  }

  private static List<NamespaceAction> decide(
      Namespace namespace, Map<Kind<?>, List<? extends HasMetadata>> content) {
    return NamespacePlan.decide(
        new NamespaceObservation(namespace, content, List.of()), Samples.NOW);
  }

  private static NamespaceStatus status(List<NamespaceAction> actions) {
    return actions.stream()
        .filter(NamespaceAction.UpdateStatus.class::isInstance)
        .map(a -> ((NamespaceAction.UpdateStatus) a).status())
        .findFirst()
        .orElseThrow();
  }

  private static String condition(NamespaceStatus status, String type) {
    return status.getConditions().stream()
        .filter(c -> c.getType().equals(type))
        .map(c -> c.getStatus() + " " + c.getReason() + ": " + c.getMessage())
        .findFirst()
        .orElse("none");
  }

  private static Namespace terminating() {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName("shop")
        .withDeletionTimestamp("2026-01-01T12:00:00Z")
        .endMetadata()
        .withNewSpec()
        .withFinalizers(NamespacePlan.FINALIZER)
        .endSpec()
        .withNewStatus()
        .withPhase("Terminating")
        .endStatus()
        .build();
  }
}
