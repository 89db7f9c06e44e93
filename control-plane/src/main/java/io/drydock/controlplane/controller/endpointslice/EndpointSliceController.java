package io.drydock.controlplane.controller.endpointslice;

import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.controlplane.controller.ControllerContext;
import io.drydock.controlplane.controller.Triggers;
import io.drydock.informer.Informer;
import io.drydock.reconcile.Controller;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the endpoints loop together; woken by Services, by the pods that they select, and by changes
 * to what the loop itself wrote.
 */
public final class EndpointSliceController {

  private EndpointSliceController() {}

  public static void start(ControllerContext context) {
    var informers = context.informers();
    var services = informers.of(Kinds.SERVICE);
    var pods = informers.of(Kinds.POD);
    var slices = informers.of(Kinds.ENDPOINT_SLICE);
    var endpoints = informers.of(Kinds.ENDPOINTS);
    var observer =
        new EndpointObserver(
            services.snapshot(),
            pods.snapshot(),
            slices.snapshot(),
            endpoints.snapshot(),
            informers.of(Kinds.NODE).snapshot());
    var reconciler =
        new EndpointSliceReconciler(context.api(), context.clock(), observer, slices.snapshot());
    Controller controller = context.controller("endpointslice-controller", reconciler);
    Triggers.self(services, controller::enqueue);
    pods.onChange(change ->
        Triggers.matching(change, services, Services::selector).forEach(controller::enqueue));
    wakeOnOwn(slices, Services.NAME_LABEL, controller);
    endpoints.onChange(change -> wake(services, ObjectKey.of(change.latest()), controller));
  }

  /** Somebody else may change or delete a slice. */
  private static <T extends HasMetadata> void wakeOnOwn(
      Informer<T> informer, String label, Controller controller) {
    informer.onChange(change -> {
      var metadata = change.latest().getMetadata();
      String service = Optional.ofNullable(metadata.getLabels()).orElse(Map.of()).get(label);
      if (service != null) {
        controller.enqueue(new ObjectKey(metadata.getNamespace(), service));
      }
    });
  }

  private static void wake(Informer<Service> services, ObjectKey key, Controller controller) {
    if (services.snapshot().get(key).isPresent()) {
      controller.enqueue(key);
    }
  }
}
