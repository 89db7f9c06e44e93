package io.drydock.controlplane.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.controlplane.controller.ReplicaSets;
import io.drydock.controlplane.controller.Samples;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Roll-outs in virtual time with pods that become ready, or fail again, when chance wants it, and
 * ReplicaSets whose statuses lag behind.
 */
class RolloutSimulationTest {

  /** The pods of one ReplicaSet: true is available. */
  private final Map<String, List<Boolean>> pods = new HashMap<>();

  private Random random = new Random(0);
  private DeploymentWorld world = new DeploymentWorld(Samples.deployment(1, "web:0"));

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void keepsWithinItsFencepostsAndEnds(int seed) {
    random = new Random(seed);
    int replicas = 1 + random.nextInt(12);
    String surge = random.nextInt(4) + "";
    String unavailable = random.nextBoolean() ? random.nextInt(4) + "" : random.nextInt(60) + "%";
    world = new DeploymentWorld(FencepostsTest.rolling(replicas, surge, unavailable));
    boolean failing = random.nextBoolean();
    finish();
    for (int version = 2; version <= 4; version++) {
      world.setImage("web:" + version);
      IntStream.range(0, random.nextInt(60)).forEach(i -> turn(failing));
    }
    finish();

    assertThat(world.sizes()).isEqualTo("web:4=" + replicas);
    assertThat(world.condition("Progressing")).isEqualTo("True NewReplicaSetAvailable");
  }

  /**
   * One thing happens: a decision, pods follow a ReplicaSet, a status is told, readiness changes.
   */
  private void turn(boolean failing) {
    switch (random.nextInt(4)) {
      case 0 -> decide(failing);
      case 1 -> sets().forEach(this::follow);
      case 2 -> sets().stream().filter(s -> random.nextBoolean()).forEach(this::tell);
      default -> change(failing);
    }
  }

  private void decide(boolean failing) {
    if (failing) {
      sets().forEach(this::follow);
      sets().forEach(this::tell); // nobody can know of a pod that fails after the last report
    }
    world.step();
    int asked = sets().stream().mapToInt(ReplicaSets::desired).sum();
    assertThat(asked).as("pods asked for").isLessThanOrEqualTo(posts().most());
    if (failing) {
      sets().forEach(this::follow);
    }
  }

  /** Does what a ReplicaSet does: those that serve least go first. */
  private void follow(ReplicaSet set) {
    List<Boolean> own = pods.computeIfAbsent(Samples.name(set), n -> new ArrayList<>());
    while (own.size() < ReplicaSets.desired(set)) {
      own.add(false);
    }
    while (own.size() > ReplicaSets.desired(set)) {
      if (!own.remove(false)) {
        own.removeFirst();
        assertThat(available()).as("available").isGreaterThanOrEqualTo(posts().fewestAvailable());
      }
    }
  }

  private void tell(ReplicaSet set) {
    List<Boolean> own = pods.getOrDefault(Samples.name(set), List.of());
    int ready = (int) own.stream().filter(p -> p).count();
    world.sets.put(Samples.name(set), DeploymentWorld.serving(set, own.size(), ready));
  }

  private void change(boolean failing) {
    pods.values()
        .forEach(own ->
            own.replaceAll(
                ready -> ready ? !failing || random.nextInt(5) > 0 : random.nextBoolean()));
  }

  private void finish() {
    for (int i = 0; i < 500; i++) {
      sets().forEach(this::follow);
      pods.values().forEach(own -> own.replaceAll(ready -> true));
      sets().forEach(this::tell);
      if (world.step().isEmpty()) {
        return;
      }
    }
    throw new AssertionError("the roll-out does not end");
  }

  private List<ReplicaSet> sets() {
    return List.copyOf(world.sets.values());
  }

  private long available() {
    return pods.values().stream().flatMap(List::stream).filter(p -> p).count();
  }

  private Fenceposts posts() {
    return Fenceposts.of(world.deployment);
  }
}
