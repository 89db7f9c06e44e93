package io.drydock.controlplane.controller.serviceaccount;

import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.controlplane.controller.ControllerContext;
import io.drydock.controlplane.controller.Triggers;
import io.drydock.informer.Informer;
import io.drydock.reconcile.Controller;
import io.fabric8.kubernetes.api.model.HasMetadata;

/** Puts the loop together; woken by namespaces, and when what they were given changes. */
public final class ServiceAccountController {

  private ServiceAccountController() {}

  public static void start(ControllerContext context) {
    var namespaces = context.informers().of(Kinds.NAMESPACE);
    var accounts = context.informers().of(Kinds.SERVICE_ACCOUNT);
    var configMaps = context.informers().of(Kinds.CONFIG_MAP);
    var reconciler =
        new ServiceAccountReconciler(
            context.api(),
            context.config().clusterCa(),
            namespaces.snapshot(),
            accounts.snapshot(),
            configMaps.snapshot());
    Controller controller = context.controller("serviceaccount-controller", reconciler);
    Triggers.self(namespaces, controller::enqueue);
    wakeOn(accounts, EquipmentPlan.ACCOUNT, controller);
    wakeOn(configMaps, EquipmentPlan.ROOT_CA, controller);
  }

  private static <T extends HasMetadata> void wakeOn(
      Informer<T> informer, String name, Controller controller) {
    informer.onChange(change -> {
      ObjectKey key = ObjectKey.of(change.latest());
      if (key.name().equals(name)) {
        controller.enqueue(ObjectKey.cluster(key.namespace()));
      }
    });
  }
}
