package io.drydock.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The part of kubectl's jsonpath templates that scripts use most: text, {"text"}, and paths of
 * fields, [0], [-1] and [*]. Ranges and filters are refused. Immutable.
 */
public final class JsonPath {
  private static final Pattern PART = Pattern.compile("\\{([^{}]*)}|([^{}]+)");
  private static final Pattern STEP =
      Pattern.compile("\\.((?:\\\\.|[^.\\[\\\\])+)|\\[(-?\\d+|\\*)]|\\['((?:\\\\.|[^'])*)']");

  private final List<Part> parts;

  private sealed interface Part {}

  private record Text(String text) implements Part {}

  private record Path(List<String> steps) implements Part {}

  private JsonPath(List<Part> parts) {
    this.parts = parts;
  }

  /** A template such as {.items[*].metadata.name}. */
  public static JsonPath parse(String template) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(template);
    int end = 0;
    while (matcher.lookingAt()) {
      parts.add(matcher.group(2) != null ? new Text(matcher.group(2)) : part(matcher.group(1)));
      end = matcher.end();
      matcher.region(end, template.length());
    }
    if (end != template.length()) {
      throw CliException.failure("error parsing jsonpath " + template + ", unclosed action");
    }
    return new JsonPath(parts);
  }

  /** What the template makes of an object; several values with blanks between them. */
  public String text(JsonNode root) {
    var out = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Text(String text) -> out.append(text);
        case Path(List<String> steps) -> out.append(values(root, steps));
      }
    }
    return out.toString();
  }

  private static Part part(String action) {
    String trimmed = action.strip();
    if (trimmed.matches("\"[^\"]*\"")) {
      String text = trimmed.substring(1, trimmed.length() - 1);
      return new Text(text.replace("\\n", "\n").replace("\\t", "\t"));
    }
    String path = trimmed.replaceFirst("^[$@]", "");
    List<String> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(path);
    int end = 0;
    while (matcher.lookingAt()) {
      steps.add(step(matcher));
      end = matcher.end();
      matcher.region(end, path.length());
    }
    if (end != path.length()) {
      throw CliException.failure(
          "this jsonpath is not understood: {%s}; use fields, [0], [*] and {\"text\"}, or -o json and jq"
              .formatted(action));
    }
    return new Path(steps);
  }

  /** ".name" for a field, else an index or "*". */
  private static String step(Matcher matcher) {
    if (matcher.group(2) != null) {
      return matcher.group(2);
    }
    String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(3);
    return "." + name.replaceAll("\\\\(.)", "$1");
  }

  private static String values(JsonNode root, List<String> steps) {
    List<JsonNode> found = List.of(root);
    for (String step : steps) {
      List<JsonNode> next = new ArrayList<>();
      found.forEach(node -> follow(node, step, next));
      found = next;
    }
    return String.join(" ", found.stream().map(JsonPath::value).toList());
  }

  private static void follow(JsonNode node, String step, List<JsonNode> next) {
    if (step.startsWith(".")) {
      addPresent(node.path(step.substring(1)), next);
    } else if (step.equals("*")) {
      node.forEach(next::add);
    } else {
      int index = Integer.parseInt(step);
      addPresent(node.path(index < 0 ? node.size() + index : index), next);
    }
  }

  private static void addPresent(JsonNode node, List<JsonNode> next) {
    if (!node.isMissingNode() && !node.isNull()) {
      next.add(node);
    }
  }

  private static String value(JsonNode node) {
    return node.isString() ? node.stringValue() : JsonText.compact(node);
  }
}
