package io.drydock.controlplane.apiserver.validation.workload;

import io.drydock.controlplane.apiserver.validation.Field;

/** Indexes of a Job's pods as text: "1,3-5,7". */
final class Indexes {
  private Indexes() {}

  /** How many they are; throws IllegalArgumentException saying what is wrong. */
  static int count(String text, int completions) {
    int total = 0;
    int last = -1;
    if (Field.isEmpty(text)) {
      return 0;
    }
    for (String part : text.split(",", -1)) {
      String[] limits = part.split("-", -1);
      if (limits.length > 2) {
        throw new IllegalArgumentException(
            "the fragment \"%s\" violates the requirement that an index interval can have at most two parts separated by '-'"
                .formatted(part));
      }
      int first = after(last, index(limits[0], completions));
      last = limits.length == 1 ? first : after(first, index(limits[1], completions));
      total += last - first + 1;
    }
    return total;
  }

  private static int index(String text, int completions) {
    if (!text.matches("[+-]?[0-9]{1,9}")) {
      throw new IllegalArgumentException(
          "cannot convert string to integer for index: \"%s\"".formatted(text));
    }
    int index = Integer.parseInt(text);
    if (index >= completions) {
      throw new IllegalArgumentException("too large index: \"%s\"".formatted(text));
    }
    return index;
  }

  private static int after(int last, int index) {
    if (last >= index) {
      throw new IllegalArgumentException(
          "non-increasing order, previous: %d, current: %d".formatted(last, index));
    }
    return index;
  }
}
