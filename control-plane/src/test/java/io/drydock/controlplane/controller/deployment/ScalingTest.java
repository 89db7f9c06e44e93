package io.drydock.controlplane.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.controlplane.controller.ReplicaSets;
import io.drydock.controlplane.controller.Samples;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingTest {

  /** Sizes of the old ReplicaSets, the oldest first, then of the newest. */
  @ParameterizedTest(name = "{0} to {1} with surge {2}: {3} -> {4}")
  @CsvSource({
    // before, after, surge, sizes, expected
    "10, 15, 3, 8/5,    11/7", // the example of the Deployment page
    "10, 12, 0, 10,     12",
    "10, 5,  0, 10,     5",
    "10, 20, 0, 5/5,    10/10",
    "10, 5,  0, 5/5,    2/3", // the leftover is lost by the oldest
    "10, 0,  0, 5/5,    0/0",
    "5,  10, 0, 4/1,    8/2",
    "5,  6,  0, 3/2,    4/2",
    "10, 11, 0, 5/5,    5/6", // of equals the newest gain first
    "100, 50, 0, 60/30/10, 30/15/5",
  })
  void keepsProportions(int before, int after, int surge, String sizes, String expected) {
    var rollout = rollout(before, after, surge, sizes);

    List<Integer> result =
        new ArrayList<>(rollout.all().stream().map(ReplicaSets::desired).toList());
    for (DeploymentAction action : Scaling.decide(rollout)) {
      if (action instanceof DeploymentAction.Scale scale) {
        result.set(index(rollout, scale.changed()), scale.to());
        assertThat(Annotations.number(scale.changed(), Annotations.DESIRED)).isEqualTo(after);
      }
    }

    assertThat(String.join("/", result.stream().map(String::valueOf).toList())).isEqualTo(expected);
  }

  private static int index(Rollout rollout, ReplicaSet set) {
    return rollout.all().stream().map(Samples::name).toList().indexOf(Samples.name(set));
  }

  private static Rollout rollout(int before, int after, int surge, String sizes) {
    var deployment = FencepostsTest.rolling(after, String.valueOf(surge), "1");
    List<ReplicaSet> sets = new ArrayList<>();
    String[] parts = sizes.split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      String image = i == parts.length - 1 ? "web:1" : "web:0." + i;
      var set = Samples.replicaSet("web-" + i, Integer.parseInt(parts[i]), image);
      sets.add(
          new ReplicaSetBuilder(set)
              .editMetadata()
              .withCreationTimestamp("2026-01-01T10:00:0%dZ".formatted(i))
              .addToAnnotations(Annotations.DESIRED, String.valueOf(before))
              .addToAnnotations(Annotations.MAX, String.valueOf(before + surge))
              .endMetadata()
              .build());
    }
    return Rollout.of(deployment, sets);
  }
}
