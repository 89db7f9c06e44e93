package io.drydock.controlplane.apiserver.conversion;

import io.drydock.controlplane.apiserver.validation.Violations;
import tools.jackson.databind.node.ObjectNode;

/**
 * From what is stored to what one served version shows, and back; nothing that is stored gets lost
 * on the way there and back. The trees that are given are not changed.
 */
public interface Conversion {

  ObjectNode toStored(ObjectNode served);

  ObjectNode fromStored(ObjectNode stored);

  /** What this version demands of a new object beyond what the stored kind does. */
  default void validateCreate(ObjectNode served, Violations violations) {}

  /** The stored name of a field that a field selector names; unknown names stay as they are. */
  default String storedField(String field) {
    return field;
  }
}
