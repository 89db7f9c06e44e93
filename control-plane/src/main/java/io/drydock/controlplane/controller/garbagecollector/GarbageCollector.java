package io.drydock.controlplane.controller.garbagecollector;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.controller.ControllerContext;
import io.drydock.informer.Informer;
import io.drydock.reconcile.Controller;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts the garbage collector together: one loop a kind, over all kinds but Events, which own
 * nothing and are owned by nothing. What exists at the start is looked at once, like everything
 * that changes.
 */
public final class GarbageCollector {

  private GarbageCollector() {}

  public static void start(ControllerContext context) {
    var graph = new OwnershipGraph();
    var lookup = new OwnerLookup(context.api(), context.informers());
    Map<Kind<?>, Controller> controllers = new HashMap<>();
    for (Kind<?> kind : Kinds.all()) {
      if (watches(kind)) {
        controllers.put(kind, controller(context, kind, graph, lookup));
      }
    }
    var wakeUp = new GarbageWakeUp(graph, Map.copyOf(controllers));
    controllers.keySet().forEach(kind -> listen(context.informers().of(kind), kind, wakeUp));
  }

  static boolean watches(Kind<?> kind) {
    return !kind.equals(Kinds.EVENT);
  }

  private static <T extends HasMetadata> Controller controller(
      ControllerContext context, Kind<T> kind, OwnershipGraph graph, OwnerLookup lookup) {
    var reconciler =
        new GarbageReconciler<>(
            context.api(), kind, context.informers().of(kind).snapshot(), graph, lookup);
    return context.controller("garbage-collector-" + kind.plural(), reconciler);
  }

  private static <T extends HasMetadata> void listen(
      Informer<T> informer, Kind<?> kind, GarbageWakeUp wakeUp) {
    informer.onChange(change -> wakeUp.changed(kind, change));
  }
}
