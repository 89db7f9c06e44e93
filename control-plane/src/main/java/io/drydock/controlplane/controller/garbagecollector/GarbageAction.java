package io.drydock.controlplane.controller.garbagecollector;

import java.util.Set;

/** What deletion along ownerReferences needs done, and why. */
sealed interface GarbageAction {

  String reason();

  /** Of the object itself. */
  record Delete(String propagation, String reason) implements GarbageAction {}

  /** Takes owners off the object, by uid. */
  record RemoveOwners(Set<String> uids, String reason) implements GarbageAction {}

  record RemoveFinalizer(String finalizer, String reason) implements GarbageAction {}

  /** Takes the object off one of its dependents. */
  record Orphan(Identity dependent, String reason) implements GarbageAction {}
}
