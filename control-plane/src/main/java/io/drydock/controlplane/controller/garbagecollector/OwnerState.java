package io.drydock.controlplane.controller.garbagecollector;

/** What became of an owner. */
enum OwnerState {
  /** It is there. */
  PRESENT,
  /** It is being deleted in the foreground: it waits until its dependents are gone. */
  WAITING,
  /** No object with that uid exists. */
  ABSENT,
  /** Of a kind that we do not know, or named across namespaces: nothing may follow from it. */
  UNKNOWN
}
