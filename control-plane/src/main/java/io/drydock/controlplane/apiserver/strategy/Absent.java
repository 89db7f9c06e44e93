package io.drydock.controlplane.apiserver.strategy;

import org.jspecify.annotations.Nullable;

/** Values where an object says nothing. */
final class Absent {
  private Absent() {}

  static <T> T or(@Nullable T value, T fallback) {
    return value == null ? fallback : value;
  }

  /** As {@link #or}; an empty text says nothing either. */
  static String text(@Nullable String value, String fallback) {
    return value == null || value.isEmpty() ? fallback : value;
  }
}
