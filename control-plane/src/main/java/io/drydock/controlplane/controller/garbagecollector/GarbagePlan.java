package io.drydock.controlplane.controller.garbagecollector;

import io.drydock.api.Owners;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides what ownerReferences ask of one object: whether it goes because its owners went, and what
 * it still waits for when it goes itself. Follows the page "Garbage Collection".
 */
final class GarbagePlan {

  static final String FOREGROUND = "foregroundDeletion";
  static final String ORPHAN = "orphan";

  private GarbagePlan() {}

  static List<GarbageAction> decide(GarbageObservation seen) {
    if (isTerminating(seen.object())) {
      return has(seen.object(), ORPHAN) ? orphan(seen) : finishForeground(seen);
    }
    List<OwnerReference> owners = Owners.of(seen.object());
    if (owners.isEmpty() || !uids(seen, OwnerState.UNKNOWN).isEmpty()) {
      return List.of();
    }
    return uids(seen, OwnerState.PRESENT).isEmpty() ? follow(seen) : leave(seen);
  }

  static boolean isTerminating(HasMetadata object) {
    return object.getMetadata().getDeletionTimestamp() != null;
  }

  static boolean has(HasMetadata object, String finalizer) {
    var finalizers = object.getMetadata().getFinalizers();
    return finalizers != null && finalizers.contains(finalizer);
  }

  /** Dependents live on without it; then it may go. */
  private static List<GarbageAction> orphan(GarbageObservation seen) {
    if (seen.dependents().isEmpty()) {
      return List.of(new GarbageAction.RemoveFinalizer(ORPHAN, "it has no dependents any more"));
    }
    return seen.dependents().stream()
        .<GarbageAction>map(
            d -> new GarbageAction.Orphan(d.identity(), "its owner is deleted without it"))
        .toList();
  }

  /** Its dependents see that it waits and go; then it may go. */
  private static List<GarbageAction> finishForeground(GarbageObservation seen) {
    boolean waits = seen.dependents().stream().anyMatch(Dependent::blocks);
    return has(seen.object(), FOREGROUND) && !waits
        ? List.of(new GarbageAction.RemoveFinalizer(FOREGROUND, "no dependent blocks it"))
        : List.of();
  }

  /** Some owner stays, so it stays, and forgets those that do not. */
  private static List<GarbageAction> leave(GarbageObservation seen) {
    Set<String> gone = uids(seen, OwnerState.ABSENT);
    gone.addAll(uids(seen, OwnerState.WAITING));
    return gone.isEmpty()
        ? List.of()
        : List.of(new GarbageAction.RemoveOwners(gone, "another owner still exists"));
  }

  /** No owner stays, so it goes. */
  private static List<GarbageAction> follow(GarbageObservation seen) {
    boolean waiting = !uids(seen, OwnerState.WAITING).isEmpty();
    String propagation = propagation(seen.object());
    if (waiting && !seen.dependents().isEmpty()) {
      propagation = "Foreground";
    }
    String why = waiting ? "its owner waits for it to go" : "its owner no longer exists";
    return List.of(new GarbageAction.Delete(propagation, why));
  }

  private static String propagation(HasMetadata object) {
    if (has(object, ORPHAN)) {
      return "Orphan";
    }
    return has(object, FOREGROUND) ? "Foreground" : "Background";
  }

  private static Set<String> uids(GarbageObservation seen, OwnerState state) {
    return seen.owners().entrySet().stream()
        .filter(e -> e.getValue() == state)
        .map(e -> e.getKey())
        .collect(Collectors.toSet());
  }
}
