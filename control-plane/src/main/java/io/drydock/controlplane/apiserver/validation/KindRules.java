package io.drydock.controlplane.apiserver.validation;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** The rules of one kind: what every object must satisfy, and what a change may not do. */
public interface KindRules<T extends HasMetadata> {

  /** What names of this kind look like. */
  default NameRule nameRule() {
    return NameRule.SUBDOMAIN;
  }

  /** Judges an object that is created. */
  default void validateCreate(T object, Violations violations) {
    validate(object, violations);
  }

  /** Judges an object as it would be stored. */
  default void validate(T object, Violations violations) {}

  /** Judges a change, besides the new object itself. */
  default void validateUpdate(T next, T old, Violations violations) {}

  /** Judges a change of the status alone. */
  default void validateStatus(T next, T old, Violations violations) {}

  /** Judges a decision, which comes through the subresource "approval". */
  default void validateApproval(T next, T old, Violations violations) {}
}
