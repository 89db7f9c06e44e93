package io.drydock.controlplane.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.controlplane.controller.Samples;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FencepostsTest {

  @ParameterizedTest
  @CsvSource({
    // replicas, maxSurge, maxUnavailable -> surge, unavailable
    "4,  25%,  25%,  1, 1",
    "3,  25%,  25%,  1, 0",
    "10, 25%,  25%,  3, 2",
    "1,  25%,  25%,  1, 0",
    "10, 0,    0,    0, 1",
    "10, 0%,   0%,   0, 1",
    "10, 0,    5%,   0, 1",
    "10, 2,    3,    2, 3",
    "2,  0,    5,    0, 2",
    "7,  50%,  50%,  4, 3",
    "10, 100%, 0,   10, 0",
    "3,  33%,  33%,  1, 0",
    "0,  25%,  25%,  0, 0",
    "0,  1,    1,    1, 0",
  })
  void roundsAsKubernetes(
      int replicas, String maxSurge, String maxUnavailable, int surge, int unavailable) {
    var posts = Fenceposts.of(rolling(replicas, maxSurge, maxUnavailable));

    assertThat(posts).isEqualTo(new Fenceposts(replicas, surge, unavailable));
  }

  @Test
  void defaultsToAQuarter() {
    assertThat(Fenceposts.of(Samples.deployment(4, "web:1"))).isEqualTo(new Fenceposts(4, 1, 1));
  }

  @Test
  void recreateHasNone() {
    var deployment =
        new DeploymentBuilder(Samples.deployment(4, "web:1"))
            .editSpec()
            .withNewStrategy()
            .withType("Recreate")
            .endStrategy()
            .endSpec()
            .build();

    assertThat(Fenceposts.of(deployment)).isEqualTo(new Fenceposts(4, 0, 0));
  }

  static Deployment rolling(int replicas, String maxSurge, String maxUnavailable) {
    return new DeploymentBuilder(Samples.deployment(replicas, "web:1"))
        .editSpec()
        .withNewStrategy()
        .withType("RollingUpdate")
        .withNewRollingUpdate()
        .withMaxSurge(value(maxSurge))
        .withMaxUnavailable(value(maxUnavailable))
        .endRollingUpdate()
        .endStrategy()
        .endSpec()
        .build();
  }

  private static IntOrString value(String text) {
    return text.endsWith("%") ? new IntOrString(text) : new IntOrString(Integer.valueOf(text));
  }
}
