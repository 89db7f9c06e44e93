package io.drydock.controlplane.controller;

import static io.drydock.controlplane.controller.Samples.orphaned;
import static io.drydock.controlplane.controller.Samples.pod;
import static io.drydock.controlplane.controller.Samples.replicaSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Selectors;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTest {

  private static final ReplicaSet SET = replicaSet("web-1", 3, "web:1");
  private static final Pod OWN = pod("own", SET);
  private static final Pod STRAY = orphaned(pod("stray", SET));
  private static final Pod RELABELLED = Samples.labelled(pod("relabelled", SET), "app", "other");
  private static final Pod FOREIGN = pod("foreign", replicaSet("web-2", 1, "web:1"));

  @Test
  void ownsAdoptsAndReleases() {
    var claims = claims(SET);

    assertThat(claims.owned()).containsExactly(OWN, STRAY);
    assertThat(claims.adopted()).containsExactly(STRAY);
    assertThat(claims.released()).containsExactly(RELABELLED);
  }

  @Test
  void anOwnerThatIsDeletedChangesNothing() {
    var claims =
        claims(
            new ReplicaSetBuilder(SET)
                .editMetadata()
                .withDeletionTimestamp("2026-01-01T12:00:00Z")
                .endMetadata()
                .build());

    assertThat(claims.owned()).containsExactly(OWN, RELABELLED);
    assertThat(claims.adopted()).isEmpty();
    assertThat(claims.released()).isEmpty();
  }

  @Test
  void anEarlierOwnerOfTheSameNameIsAnother() {
    var reborn = new ReplicaSetBuilder(SET).editMetadata().withUid("another").endMetadata().build();

    assertThat(claims(reborn).owned()).containsExactly(STRAY);
  }

  private static Claims<Pod> claims(ReplicaSet owner) {
    return Claims.of(
        owner,
        Selectors.of(owner.getSpec().getSelector()),
        List.of(OWN, STRAY, RELABELLED, FOREIGN));
  }
}
