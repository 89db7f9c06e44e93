package io.drydock.controlplane.controller.garbagecollector;

import io.drydock.api.Kind;
import io.drydock.api.ObjectKey;

/** One object of any kind, told from an earlier one of the same name by its uid. */
record Identity(Kind<?> kind, ObjectKey key, String uid) {

  @Override
  public String toString() {
    return kind.singular() + " " + key;
  }
}
