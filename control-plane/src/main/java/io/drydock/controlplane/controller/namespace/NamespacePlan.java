package io.drydock.controlplane.controller.namespace;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides how a namespace is emptied: everything in it is deleted, the namespace waits until all is
 * gone, then its own finalizer is removed.
 */
final class NamespacePlan {

  static final String FINALIZER = "kubernetes";

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private NamespacePlan() {}

  static List<NamespaceAction> decide(NamespaceObservation seen, Instant now) {
    Namespace namespace = seen.namespace();
    if (namespace.getMetadata().getDeletionTimestamp() == null || !hasFinalizer(namespace)) {
      return List.of();
    }
    List<NamespaceAction> actions = new ArrayList<>(deletions(seen));
    NamespaceStatus status = NamespaceConditions.status(seen, now);
    if (!status.equals(namespace.getStatus())) {
      actions.add(new NamespaceAction.UpdateStatus(status, "tells what is left"));
    }
    if (seen.content().isEmpty()) {
      actions.add(new NamespaceAction.Finalize("nothing is left in it"));
    } else {
      actions.add(new NamespaceAction.LookAgain(PATIENCE, "something is left in it"));
    }
    return actions;
  }

  static boolean hasFinalizer(Namespace namespace) {
    return namespace.getSpec() != null
        && namespace.getSpec().getFinalizers() != null
        && namespace.getSpec().getFinalizers().contains(FINALIZER);
  }

  private static List<NamespaceAction> deletions(NamespaceObservation seen) {
    List<NamespaceAction> actions = new ArrayList<>();
    seen.content()
        .forEach((kind, objects) ->
            objects.stream()
                .filter(o -> !isTerminating(o))
                .forEach(
                    o -> actions.add(new NamespaceAction.Delete(kind, o, "its namespace goes"))));
    return actions;
  }

  private static boolean isTerminating(HasMetadata object) {
    return object.getMetadata().getDeletionTimestamp() != null;
  }
}
