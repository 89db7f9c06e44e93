package io.drydock.controlplane.apiserver.fieldmanager;

import java.util.Map;

/**
 * Which fields a request can set at all: a change of an object does not reach its status, one of
 * the status nothing else. What it cannot set, it does not own.
 */
public enum Scope {
  /** An object that has no status of its own. */
  ALL,
  /** All but the status. */
  SPEC,
  /** The status alone. */
  STATUS;

  private static final String STATUS_FIELD = PathElements.field("status");

  FieldSet limit(FieldSet set) {
    FieldSet status = set.below(STATUS_FIELD);
    return switch (this) {
      case ALL -> set;
      case SPEC -> status.isEmpty() ? set : without(set);
      case STATUS ->
          status.isEmpty() ? FieldSet.EMPTY : new FieldSet(false, Map.of(STATUS_FIELD, status));
    };
  }

  private static FieldSet without(FieldSet set) {
    Map<String, FieldSet> rest = new java.util.LinkedHashMap<>(set.children());
    rest.remove(STATUS_FIELD);
    return rest.isEmpty() ? FieldSet.EMPTY : new FieldSet(set.member(), rest);
  }
}
