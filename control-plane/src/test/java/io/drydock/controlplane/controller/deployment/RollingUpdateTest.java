package io.drydock.controlplane.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.controlplane.controller.Samples;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollingUpdateTest {

  /** Sizes are written size:available. */
  @ParameterizedTest(name = "{0} of {1}/{2}: new {3}, old {4} -> {5}")
  @CsvSource({
    // replicas, surge, unavailable, new, old, expected
    "4,  1,  1,  0:0, 4:4,      new 1",
    "4,  1,  1,  1:0, 4:4,      old 3",
    "4,  1,  1,  1:0, 3:4,      new 2", // old still reports the pod that goes
    "4,  1,  1,  2:0, 3:3,      nothing",
    "4,  1,  1,  2:1, 3:3,      old 2",
    "4,  1,  1,  2:2, 2:2,      new 3",
    "4,  1,  1,  4:4, 1:1,      old 0",
    "4,  1,  1,  4:3, 1:1,      old 0",
    "4,  1,  1,  4:2, 1:1,      nothing",
    "4,  1,  1,  4:4, 0:0,      nothing",
    "3,  1,  0,  1:0, 3:3,      nothing",
    "3,  1,  0,  1:1, 3:3,      old 2",
    "3,  1,  0,  1:1, 2:2,      new 2",
    "3,  0,  1,  0:0, 3:3,      old 2",
    "3,  0,  1,  0:0, 2:2,      new 1",
    "10, 3,  2,  5:3, 8:10,     old 5", // not 3: two of ten are going already
    "4,  1,  1,  1:0, 4:1,      old 3", // the sick ones go first and cost nothing
    "4,  1,  1,  2:0, 3:1,      nothing",
    "4,  1,  1,  1:0, 2:2/2:0,  old 2/1", // sick ones of any age before healthy ones
    "5,  1,  1,  6:6, 0:0,      new 5",
    "0,  0,  0,  3:3, 2:2,      new 0",
  })
  void nextStep(
      int replicas, int surge, int unavailable, String newest, String old, String expected) {
    var rollout = rollout(replicas, surge, unavailable, newest, old);

    var actions = RollingUpdate.decide(rollout, rollout.newest().orElseThrow());

    assertThat(describe(rollout, actions)).isEqualTo(expected);
  }

  private static String describe(Rollout rollout, List<DeploymentAction> actions) {
    if (actions.isEmpty()) {
      return "nothing";
    }
    List<String> sizes = new ArrayList<>();
    boolean isNew = false;
    for (ReplicaSet set : rollout.all()) {
      int size = set.getSpec().getReplicas();
      for (DeploymentAction action : actions) {
        if (action instanceof DeploymentAction.Scale scale
            && Samples.name(scale.changed()).equals(Samples.name(set))) {
          size = scale.to();
          isNew = set.equals(rollout.newest().orElseThrow());
        }
      }
      sizes.add(String.valueOf(size));
    }
    return isNew
        ? "new " + sizes.getLast()
        : "old " + String.join("/", sizes.subList(0, sizes.size() - 1));
  }

  private static Rollout rollout(
      int replicas, int surge, int unavailable, String newest, String old) {
    var deployment =
        FencepostsTest.rolling(replicas, String.valueOf(surge), String.valueOf(unavailable));
    List<ReplicaSet> sets = new ArrayList<>();
    String[] olds = old.split("/", -1);
    for (int i = 0; i < olds.length; i++) {
      sets.add(set("web-" + i, "web:0." + i, olds[i]));
    }
    sets.add(set("web-new", "web:1", newest));
    return Rollout.of(deployment, sets);
  }

  private static ReplicaSet set(String name, String image, String sizes) {
    String[] parts = sizes.split(":", -1);
    return new ReplicaSetBuilder(Samples.replicaSet(name, Integer.parseInt(parts[0]), image))
        .editStatus()
        .withAvailableReplicas(Integer.valueOf(parts[1]))
        .endStatus()
        .build();
  }
}
