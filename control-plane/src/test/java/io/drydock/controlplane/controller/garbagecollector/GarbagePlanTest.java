package io.drydock.controlplane.controller.garbagecollector;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GarbagePlanTest {

  @ParameterizedTest(name = "{0} {1} {2} {3} -> {4}")
  @CsvSource({
    // deleted?, finalizers, owners, dependents -> decision
    "no,  -,                  -,                -,           nothing",
    "no,  -,                  PRESENT,          -,           nothing",
    "no,  -,                  ABSENT,           -,           delete Background",
    "no,  -,                  ABSENT,           blocking,    delete Background",
    "no,  foregroundDeletion, ABSENT,           -,           delete Foreground",
    "no,  orphan,             ABSENT,           -,           delete Orphan",
    "no,  -,                  WAITING,          -,           delete Background",
    "no,  -,                  WAITING,          blocking,    delete Foreground",
    "no,  -,                  ABSENT+WAITING,   -,           delete Background",
    "no,  -,                  PRESENT+ABSENT,   -,           remove 1",
    "no,  -,                  PRESENT+WAITING,  -,           remove 1",
    "no,  -,                  PRESENT+ABSENT+WAITING, -,     remove 1 2",
    "no,  -,                  UNKNOWN,          -,           nothing",
    "no,  -,                  UNKNOWN+ABSENT,   -,           nothing",
    "yes, -,                  ABSENT,           -,           nothing",
    "yes, foregroundDeletion, -,                -,           finalized foregroundDeletion",
    "yes, foregroundDeletion, -,                free,        finalized foregroundDeletion",
    "yes, foregroundDeletion, -,                blocking,    nothing",
    "yes, foregroundDeletion, -,                free+blocking, nothing",
    "yes, orphan,             -,                -,           finalized orphan",
    "yes, orphan,             -,                free+blocking, orphan d0 orphan d1",
    "yes, other,              -,                -,           nothing",
  })
  void decides(
      String deleted, String finalizers, String owners, String dependents, String expected) {
    Map<String, OwnerState> states = new LinkedHashMap<>();
    split(owners).forEach(o -> states.put(String.valueOf(states.size()), OwnerState.valueOf(o)));
    var seen =
        new GarbageObservation(
            object(deleted.equals("yes"), split(finalizers), states),
            states,
            dependents(dependents));

    assertThat(describe(GarbagePlan.decide(seen))).isEqualTo(expected);
  }

  private static ConfigMap object(
      boolean deleted, List<String> finalizers, Map<String, OwnerState> owners) {
    var object =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("x")
            .withNamespace("default")
            .withFinalizers(finalizers)
            .withDeletionTimestamp(deleted ? "2026-01-01T12:00:00Z" : null)
            .endMetadata();
    for (String uid : owners.keySet()) {
      object =
          object
              .editMetadata()
              .addNewOwnerReference()
              .withUid(uid)
              .endOwnerReference()
              .endMetadata();
    }
    return object.build();
  }

  private static List<Dependent> dependents(String said) {
    List<Dependent> found = new ArrayList<>();
    for (String one : split(said)) {
      String name = "d" + found.size();
      var identity = new Identity(Kinds.POD, new ObjectKey("default", name), name);
      found.add(new Dependent(identity, one.equals("blocking")));
    }
    return found;
  }

  private static List<String> split(String said) {
    return said.equals("-") ? List.of() : List.of(said.split("\\+"));
  }

  private static String describe(List<GarbageAction> actions) {
    List<String> found = new ArrayList<>();
    for (GarbageAction action : actions) {
      found.add(
          switch (action) {
            case GarbageAction.Delete delete -> "delete " + delete.propagation();
            case GarbageAction.RemoveOwners remove ->
                "remove " + String.join(" ", remove.uids().stream().sorted().toList());
            case GarbageAction.RemoveFinalizer remove -> "finalized " + remove.finalizer();
            case GarbageAction.Orphan orphan -> "orphan " + orphan.dependent().uid();
          });
    }
    return found.isEmpty() ? "nothing" : String.join(" ", found);
  }
}
