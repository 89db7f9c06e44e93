package io.drydock.controlplane.apiserver.validation.volume;

import io.drydock.controlplane.apiserver.validation.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paths that may not lead out of the place where they begin, and the modes of files. */
public final class PathRules {
  private static final int MAX_MODE = 0777;

  private PathRules() {}

  public static void noBacksteps(@Nullable String path, Field field) {
    if (hasBacksteps(path)) {
      field.invalid(path, "must not contain '..'");
    }
  }

  public static boolean hasBacksteps(@Nullable String path) {
    return path != null && List.of(path.split("/", -1)).contains("..");
  }

  /** Relative and without steps upwards. */
  public static void descending(@Nullable String path, Field field) {
    if (path != null && path.startsWith("/")) {
      field.invalid(path, "must be a relative path");
    }
    noBacksteps(path, field);
  }

  /** As {@link #descending}, and not beginning like what the kubelet keeps for itself. */
  public static void unreserved(@Nullable String path, Field field) {
    descending(path, field);
    if (path != null && path.startsWith("..") && !path.startsWith("../")) {
      field.invalid(path, "must not start with '..'");
    }
  }

  public static void mode(@Nullable Integer mode, Field field) {
    if (mode != null && (mode < 0 || mode > MAX_MODE)) {
      field.invalid(mode, "must be a number between 0 and 0777 (octal), both inclusive");
    }
  }
}
