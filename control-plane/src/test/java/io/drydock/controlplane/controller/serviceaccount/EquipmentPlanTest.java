package io.drydock.controlplane.controller.serviceaccount;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EquipmentPlanTest {

  private static final Namespace SHOP =
      new NamespaceBuilder().withNewMetadata().withName("shop").endMetadata().build();

  @Test
  void aNewNamespaceGetsAllOfIt() {
    var actions = decide(SHOP, false, Optional.empty(), "PEM");

    assertThat(actions)
        .satisfiesExactly(
            a ->
                assertThat(((EquipmentAction.CreateAccount) a).account().getMetadata().getName())
                    .isEqualTo("default"),
            a ->
                assertThat(((EquipmentAction.CreateRootCa) a).configMap().getData())
                    .isEqualTo(Map.of("ca.crt", "PEM")));
  }

  @Test
  void withoutACaNoneIsPublished() {
    assertThat(decide(SHOP, false, Optional.empty(), ""))
        .hasExactlyElementsOfTypes(EquipmentAction.CreateAccount.class);
  }

  @Test
  void settledDecidesNothing() {
    assertThat(decide(SHOP, true, Optional.of(ca("PEM")), "PEM")).isEmpty();
  }

  @Test
  void aChangedCaIsPutRight() {
    assertThat(decide(SHOP, true, Optional.of(ca("forged")), "PEM"))
        .hasExactlyElementsOfTypes(EquipmentAction.UpdateRootCa.class);
  }

  @Test
  void aNamespaceThatGoesGetsNothing() {
    var going =
        new NamespaceBuilder(SHOP)
            .editMetadata()
            .withDeletionTimestamp("2026-01-01T12:00:00Z")
            .endMetadata()
            .build();

    assertThat(decide(going, false, Optional.empty(), "PEM")).isEmpty();
  }

  private static List<EquipmentAction> decide(
      Namespace namespace, boolean hasAccount, Optional<ConfigMap> rootCa, String pem) {
    return EquipmentPlan.decide(new NamespaceEquipment(namespace, hasAccount, rootCa, pem));
  }

  private static ConfigMap ca(String pem) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName("kube-root-ca.crt")
        .endMetadata()
        .withData(Map.of("ca.crt", pem))
        .build();
  }
}
