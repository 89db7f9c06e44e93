package io.drydock.controlplane.controller.namespace;

import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.controlplane.controller.ControllerContext;
import io.drydock.controlplane.controller.Triggers;
import io.drydock.reconcile.Controller;

/** Puts the namespace loop together; woken by namespaces, and by pods that end in one. */
public final class NamespaceController {

  private NamespaceController() {}

  public static void start(ControllerContext context) {
    var namespaces = context.informers().of(Kinds.NAMESPACE);
    var reconciler =
        new NamespaceReconciler(
            context.api(), context.clock(), context.slowStart(), namespaces.snapshot());
    Controller controller = context.controller("namespace-controller", reconciler);
    Triggers.self(namespaces, controller::enqueue);
    context
        .informers()
        .of(Kinds.POD)
        .onChange(change -> {
          if (change.after() == null) {
            String namespace = change.latest().getMetadata().getNamespace();
            controller.enqueue(ObjectKey.cluster(namespace));
          }
        });
  }
}
