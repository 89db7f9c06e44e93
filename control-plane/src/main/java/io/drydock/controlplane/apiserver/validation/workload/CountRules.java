package io.drydock.controlplane.apiserver.validation.workload;

import io.drydock.controlplane.apiserver.validation.Field;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many replicas there are of each sort, which a status tells. */
record CountRules(Field status, @Nullable Integer replicas) {

  /** Not negative, and not more than all. */
  void part(String name, @Nullable Integer count) {
    status.child(name).notNegative(count);
    if (number(count) > number(replicas)) {
      status.child(name).invalid(number(count), "cannot be greater than status.replicas");
    }
  }

  void available(@Nullable Integer available, @Nullable Integer ready, String than) {
    part("availableReplicas", available);
    if (number(available) > number(ready)) {
      status
          .child("availableReplicas")
          .invalid(number(available), "cannot be greater than " + than);
    }
  }

  static void collisions(@Nullable Integer next, @Nullable Integer old, Field field) {
    field.notNegative(next);
    if (old != null && (next == null || next < old)) {
      field.invalid(number(next), "cannot be decremented");
    }
  }

  private static int number(@Nullable Integer count) {
    return Objects.requireNonNullElse(count, 0);
  }
}
