package io.drydock.controlplane.controller;

import static io.drydock.controlplane.controller.TestCluster.CAUSE;
import static io.drydock.controlplane.controller.TestCluster.eventually;
import static io.drydock.controlplane.controller.TestCluster.inNamespace;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.api.Owners;
import io.drydock.client.DeleteOptions;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes when something is deleted, and what stays. */
class DeletionTest {

  private final TestCluster cluster = new TestCluster();

  @AfterEach
  void stop() {
    cluster.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Background", "Foreground"})
  void whatADeploymentOwnsGoesWithIt(String propagation) {
    cluster.deploy(3, "web:1");
    cluster.eventuallyRolledOut("web:1", 3);
    cluster.delete(Kinds.DEPLOYMENT, "web", propagation);
    if (propagation.equals("Foreground")) {
      eventually(() -> assertThat(cluster.find(Kinds.DEPLOYMENT, "web")).isEmpty());
      assertThat(cluster.sets()).isEmpty();
    }

    eventually(() -> assertThat(cluster.sets()).isEmpty());
    eventually(() -> assertThat(cluster.pods()).isEmpty());
  }

  @Test
  void orphansLiveOnAndAreAdopted() {
    cluster.deploy(3, "web:1");
    cluster.eventuallyRolledOut("web:1", 3);
    List<String> before = cluster.pods().stream().map(Samples::name).toList();
    cluster.delete(Kinds.DEPLOYMENT, "web", "Orphan");
    eventually(() -> assertThat(cluster.find(Kinds.DEPLOYMENT, "web")).isEmpty());
    assertThat(cluster.sets()).singleElement().satisfies(s -> assertThat(Owners.of(s)).isEmpty());

    cluster.deploy(3, "web:1");
    eventually(() -> assertThat(Owners.of(cluster.sets().getFirst())).hasSize(1));
    cluster.eventuallyRolledOut("web:1", 3);
    assertThat(cluster.pods())
        .extracting(Samples::name)
        .containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void collectsWhatLostItsOwnerBeforeTheStart() {
    cluster.stopControllers();
    var orphan =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withNamespace("default")
            .withName("left-behind")
            .addNewOwnerReference()
            .withApiVersion("apps/v1")
            .withKind("Deployment")
            .withName("gone")
            .withUid("00000000-0000-0000-0000-000000000000")
            .endOwnerReference()
            .endMetadata()
            .build();
    cluster.api.create(Kinds.CONFIG_MAP, orphan, CAUSE);
    cluster.startControllers();

    eventually(() -> assertThat(cluster.find(Kinds.CONFIG_MAP, "left-behind")).isEmpty());
  }

  @Test
  void aNamespaceTakesItsContentAlong() {
    var shop = new NamespaceBuilder().withNewMetadata().withName("shop").endMetadata().build();
    cluster.api.create(Kinds.NAMESPACE, shop, CAUSE);
    eventually(() -> {
      assertThat(cluster.api.find(Kinds.SERVICE_ACCOUNT, "shop", "default")).isPresent();
      assertThat(cluster.api.find(Kinds.CONFIG_MAP, "shop", "kube-root-ca.crt")).isPresent();
    });
    cluster.api.create(
        Kinds.DEPLOYMENT, inNamespace("shop", Samples.deployment(3, "web:1")), CAUSE);
    eventually(() -> assertThat(cluster.api.list(Kinds.POD, "shop")).hasSize(3));

    cluster.api.delete(Kinds.NAMESPACE, "", "shop", DeleteOptions.of(CAUSE));

    eventually(() -> assertThat(cluster.api.find(Kinds.NAMESPACE, "", "shop")).isEmpty());
    for (Kind<?> kind : Kinds.all()) {
      assertThat(kind.namespaced() ? cluster.api.list(kind, "shop") : List.of()).isEmpty();
    }
  }
}
