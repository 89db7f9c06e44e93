package io.drydock.controlplane.apiserver;

import tools.jackson.databind.node.ObjectNode;

/**
 * From what is stored to what is wanted: a replacement, a patch or an applied configuration. It may
 * be asked several times.
 */
interface Change {
  ObjectNode apply(ObjectNode current);

  /** From the whole stored object to the part that a request addresses, changed. */
  default ObjectNode propose(Subresource subresource, ObjectNode stored) {
    return apply(subresource.read(stored));
  }

  /** Whether the result's managedFields are final; else they are found by comparing. */
  default boolean keepsBooks() {
    return false;
  }
}
