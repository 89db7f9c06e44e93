package io.drydock.controlplane.controller.serviceaccount;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ServiceAccount;

/** What a namespace lacks, and why it gets it. */
sealed interface EquipmentAction {

  String reason();

  record CreateAccount(ServiceAccount account, String reason) implements EquipmentAction {}

  record CreateRootCa(ConfigMap configMap, String reason) implements EquipmentAction {}

  record UpdateRootCa(ConfigMap configMap, String reason) implements EquipmentAction {}
}
