package io.drydock.controlplane.controller.serviceaccount;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what a namespace is given: its default ServiceAccount, and the CA that pods trust. */
final class EquipmentPlan {

  static final String ACCOUNT = "default";
  static final String ROOT_CA = "kube-root-ca.crt";

  private static final String CA_KEY = "ca.crt";

  private EquipmentPlan() {}

  static List<EquipmentAction> decide(NamespaceEquipment seen) {
    if (seen.namespace().getMetadata().getDeletionTimestamp() != null) {
      return List.of();
    }
    List<EquipmentAction> actions = new ArrayList<>();
    if (!seen.hasAccount()) {
      var account =
          new ServiceAccountBuilder()
              .withNewMetadata()
              .withNamespace(name(seen.namespace()))
              .withName(ACCOUNT)
              .endMetadata()
              .build();
      actions.add(
          new EquipmentAction.CreateAccount(account, "every namespace has a default account"));
    }
    rootCa(seen).ifPresent(actions::add);
    return actions;
  }

  private static Optional<EquipmentAction> rootCa(NamespaceEquipment seen) {
    if (seen.clusterCa().isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> data = Map.of(CA_KEY, seen.clusterCa());
    if (seen.rootCa().isEmpty()) {
      return Optional.of(
          new EquipmentAction.CreateRootCa(
              rootCa(seen.namespace(), data), "every namespace has the cluster's CA"));
    }
    ConfigMap present = seen.rootCa().get();
    return data.equals(present.getData())
        ? Optional.empty()
        : Optional.of(
            new EquipmentAction.UpdateRootCa(
                new ConfigMapBuilder(present).withData(data).build(),
                "it is not the cluster's CA"));
  }

  private static ConfigMap rootCa(Namespace namespace, Map<String, String> data) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withNamespace(name(namespace))
        .withName(ROOT_CA)
        .endMetadata()
        .withData(data)
        .build();
  }

  private static String name(Namespace namespace) {
    return namespace.getMetadata().getName();
  }
}
