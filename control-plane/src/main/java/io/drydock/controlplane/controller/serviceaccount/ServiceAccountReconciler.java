package io.drydock.controlplane.controller.serviceaccount;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.Reason;
import io.drydock.controlplane.controller.Rejections;
import io.drydock.informer.Snapshot;
import io.drydock.reconcile.Reconciler;
import io.drydock.reconcile.Result;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ServiceAccount;

/** Observes one namespace and gives it what {@link EquipmentPlan} decides. */
final class ServiceAccountReconciler implements Reconciler {

  private static final String ACTOR = "serviceaccount-controller";

  private final ApiClient api;
  private final String clusterCa;
  private final Snapshot<Namespace> namespaces;
  private final Snapshot<ServiceAccount> accounts;
  private final Snapshot<ConfigMap> configMaps;

  ServiceAccountReconciler(
      ApiClient api,
      String clusterCa,
      Snapshot<Namespace> namespaces,
      Snapshot<ServiceAccount> accounts,
      Snapshot<ConfigMap> configMaps) {
    this.api = api;
    this.clusterCa = clusterCa;
    this.namespaces = namespaces;
    this.accounts = accounts;
    this.configMaps = configMaps;
  }

  @Override
  public Result reconcile(ObjectKey key) {
    namespaces.get(key).ifPresent(this::equip);
    return Result.done();
  }

  private void equip(Namespace namespace) {
    String name = namespace.getMetadata().getName();
    var seen =
        new NamespaceEquipment(
            namespace,
            accounts.get(new ObjectKey(name, EquipmentPlan.ACCOUNT)).isPresent(),
            configMaps.get(new ObjectKey(name, EquipmentPlan.ROOT_CA)),
            clusterCa);
    EquipmentPlan.decide(seen).forEach(action -> act(namespace, action));
  }

  private void act(Namespace namespace, EquipmentAction action) {
    Cause cause = Cause.of(ACTOR, action.reason(), namespace);
    switch (action) {
      case EquipmentAction.CreateAccount create ->
          create(Kinds.SERVICE_ACCOUNT, create.account(), cause);
      case EquipmentAction.CreateRootCa create ->
          create(Kinds.CONFIG_MAP, create.configMap(), cause);
      case EquipmentAction.UpdateRootCa update ->
          api.update(Kinds.CONFIG_MAP, update.configMap(), cause);
    }
  }

  /** What is there already is as welcome as what was just made. */
  private <T extends HasMetadata> void create(Kind<T> kind, T object, Cause cause) {
    try {
      var _ = api.create(kind, object, cause);
    } catch (ApiException e) {
      if (!e.is(Reason.ALREADY_EXISTS) && !Rejections.isNamespaceTerminating(e)) {
        throw e;
      }
    }
  }
}
