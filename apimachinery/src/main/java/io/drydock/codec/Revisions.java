package io.drydock.codec;

import org.jspecify.annotations.Nullable;

/** resourceVersion strings, which in Drydock are always etcd revisions. */
public final class Revisions {

  private Revisions() {}

  /**
   * The revision, 0 for null or the empty string.
   *
   * @throws IllegalArgumentException for anything but a decimal number
   */
  public static long parse(@Nullable String resourceVersion) {
    if (resourceVersion == null || resourceVersion.isEmpty()) {
      return 0;
    }
    if (!resourceVersion.matches("\\d{1,18}")) {
      throw new IllegalArgumentException(
          "Invalid value: \"" + resourceVersion + "\": resourceVersion must be a decimal number");
    }
    return Long.parseLong(resourceVersion);
  }
}
