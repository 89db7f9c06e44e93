package io.drydock.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutStatusTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 3 | 3 | 3 | false | deployment spec update to be observed",
        "2 | 3 | 1 | 3 | false | 1 out of 3 new replicas",
        "2 | 4 | 3 | 3 | false | 1 old replicas are pending termination",
        "2 | 3 | 3 | 2 | false | 2 of 3 updated replicas are available",
        "2 | 3 | 3 | 3 | true  | successfully rolled out"
      })
  void saysWhatIsMissing(
      long observed, int all, int updated, int available, boolean done, String words) {
    var status = RolloutStatus.of(deployment(observed, all, updated, available));
    assertThat(status.done()).isEqualTo(done);
    assertThat(status.line()).contains(words);
  }

  private static Deployment deployment(long observed, int all, int updated, int available) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName("web")
        .withGeneration(2L)
        .endMetadata()
        .withNewSpec()
        .withReplicas(3)
        .endSpec()
        .withNewStatus()
        .withObservedGeneration(observed)
        .withReplicas(all)
        .withUpdatedReplicas(updated)
        .withAvailableReplicas(available)
        .endStatus()
        .build();
  }
}
