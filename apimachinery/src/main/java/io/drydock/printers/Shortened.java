package io.drydock.printers;

import java.util.List;

/** A list in one cell: its first three, and how many more there are. */
final class Shortened {
  private static final int SHOWN = 3;

  private Shortened() {}

  static String of(List<String> all, String none) {
    if (all.isEmpty()) {
      return none;
    }
    String shown = String.join(",", all.subList(0, Math.min(SHOWN, all.size())));
    return all.size() > SHOWN ? "%s + %d more...".formatted(shown, all.size() - SHOWN) : shown;
  }
}
