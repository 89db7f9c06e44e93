package io.drydock.controlplane.apiserver.cache;

import java.util.ArrayList;
import java.util.List;

/**
 * A field selector as it is written: {@code metadata.name=a,status.phase!=Running}; a backslash
 * before a comma, an equals sign or a backslash in a value. After apimachinery's fields package.
 */
final class FieldTerms {
  private static final List<String> OPERATORS = List.of("!=", "==", "=");

  /** One term; wanted is whether the field must have the value or must not. */
  record Term(String field, boolean wanted, String value) {}

  private FieldTerms() {}

  /**
   * @throws IllegalArgumentException in Kubernetes' words
   */
  static List<Term> parse(String selector) {
    return split(selector).stream()
        .filter(part -> !part.isEmpty())
        .map(part -> term(part, selector))
        .toList();
  }

  private static List<String> split(String selector) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < selector.length(); i++) {
      if (selector.charAt(i) == '\\') {
        i++;
      } else if (selector.charAt(i) == ',') {
        parts.add(selector.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(selector.substring(start));
    return parts;
  }

  private static Term term(String part, String selector) {
    for (int i = 0; i < part.length(); i++) {
      for (String operator : OPERATORS) {
        if (part.startsWith(operator, i)) {
          String value = part.substring(i + operator.length());
          return new Term(part.substring(0, i), !operator.equals("!="), unescaped(value));
        }
      }
    }
    throw new IllegalArgumentException(
        "invalid selector: '%s'; can't understand '%s'".formatted(selector, part));
  }

  private static String unescaped(String value) {
    StringBuilder plain = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        plain.append(escaped(value, ++i));
      } else if (c == '=' || c == ',') {
        throw new IllegalArgumentException(
            "invalid field selector: unescaped character in value: " + c);
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static char escaped(String value, int at) {
    if (at == value.length() || "\\,=".indexOf(value.charAt(at)) < 0) {
      throw new IllegalArgumentException(
          "invalid field selector: invalid escape sequence: "
              + value.substring(at - 1, Math.min(at + 1, value.length())));
    }
    return value.charAt(at);
  }
}
