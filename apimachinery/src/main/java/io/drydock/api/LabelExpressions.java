package io.drydock.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Label selectors as users type them: {@code app=web,tier!=db,env in (a,b),!legacy}. The syntax is
 * that of the labels page of the Kubernetes documentation, with {@code >} and {@code <}.
 */
public final class LabelExpressions {

  private static final String KEY = "([A-Za-z0-9][-A-Za-z0-9_./]*)";
  private static final String VALUE = "([-A-Za-z0-9_.]*)";
  private static final Pattern SET =
      Pattern.compile(KEY + "\\s+(in|notin)\\s*\\(([^()]*)\\)", Pattern.CASE_INSENSITIVE);
  private static final Pattern COMPARE = Pattern.compile(KEY + "\\s*(==|=|!=|>|<)\\s*" + VALUE);
  private static final Pattern EXISTS = Pattern.compile("(!?)\\s*" + KEY);

  private LabelExpressions() {}

  /**
   * Parses a selector; the empty string matches everything.
   *
   * @throws IllegalArgumentException naming the part that could not be read
   */
  public static Predicate<@Nullable Map<String, String>> parse(String selector) {
    List<Predicate<Map<String, String>>> parts = new ArrayList<>();
    for (String part : split(selector)) {
      parts.add(requirement(part, selector));
    }
    return labels -> {
      Map<String, String> present = labels == null ? Map.of() : labels;
      return parts.stream().allMatch(p -> p.test(present));
    };
  }

  private static List<String> split(String selector) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < selector.length(); i++) {
      char c = selector.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(selector.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(selector.substring(start).strip());
    if (parts.size() == 1 && parts.getFirst().isEmpty()) {
      return List.of();
    }
    return parts;
  }

  private static Predicate<Map<String, String>> requirement(String part, String whole) {
    Matcher set = SET.matcher(part);
    if (set.matches()) {
      List<String> values = List.of(set.group(3).strip().split("\\s*,\\s*", -1));
      return in(set.group(1), values, set.group(2).equalsIgnoreCase("in"));
    }
    Matcher compare = COMPARE.matcher(part);
    if (compare.matches()) {
      return comparison(compare.group(1), compare.group(2), compare.group(3));
    }
    Matcher exists = EXISTS.matcher(part);
    if (exists.matches()) {
      boolean wanted = exists.group(1).isEmpty();
      String key = exists.group(2);
      return labels -> labels.containsKey(key) == wanted;
    }
    throw new IllegalArgumentException(
        "unable to parse requirement \"" + part + "\" of the label selector \"" + whole + "\"");
  }

  private static Predicate<Map<String, String>> in(
      String key, List<String> values, boolean wanted) {
    return wanted
        ? labels -> labels.containsKey(key) && values.contains(labels.get(key))
        : labels -> !labels.containsKey(key) || !values.contains(labels.get(key));
  }

  private static Predicate<Map<String, String>> comparison(String key, String op, String value) {
    return switch (op) {
      case "=", "==" -> in(key, List.of(value), true);
      case "!=" -> in(key, List.of(value), false);
      case ">" -> labels -> compareNumbers(labels.get(key), value) > 0;
      default -> labels -> labels.containsKey(key) && compareNumbers(labels.get(key), value) < 0;
    };
  }

  private static int compareNumbers(@Nullable String label, String value) {
    if (label == null || !label.matches("-?\\d{1,18}") || !value.matches("-?\\d{1,18}")) {
      return 0;
    }
    return Long.compare(Long.parseLong(label), Long.parseLong(value));
  }
}
