package io.drydock.controlplane.apiserver;

/** Who writes fields, where a client does not say: the name before the slash of its User-Agent. */
public final class FieldManagers {
  private static final int MAX = 128;

  private FieldManagers() {}

  public static String ofUserAgent(String userAgent) {
    int end = userAgent.indexOf('/');
    StringBuilder name = new StringBuilder();
    (end >= 0 ? userAgent.substring(0, end) : userAgent)
        .codePoints()
        .filter(FieldManagers::isPrintable)
        .forEach(name::appendCodePoint);
    // at most four bytes a character
    return name.length() <= MAX / 4 || isAscii(name)
        ? name.substring(0, Math.min(name.length(), MAX))
        : name.substring(0, MAX / 4);
  }

  private static boolean isAscii(CharSequence text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  /** As Go's unicode.IsPrint: what has a glyph, and of all spaces only the common one. */
  static boolean isPrintable(int c) {
    if (c == ' ') {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
