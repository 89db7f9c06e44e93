package io.drydock.controlplane.apiserver.rest.openapi.build;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The comment on an API type or field: its text, laid out as Kubernetes' generator does, and its
 * markers ("+optional", "+listType=map") by name.
 */
record ApiComment(String text, Map<String, List<String>> markers) {
  static final ApiComment NONE = new ApiComment("", Map.of());

  /**
   * @param lines as they stand in the source, with their indentation; text after "---" is not for
   *     users, but markers count there too
   */
  static ApiComment parse(List<String> lines) {
    StringBuilder text = new StringBuilder();
    Map<String, List<String>> markers = new LinkedHashMap<>();
    boolean forUsers = true;
    for (String line : lines) {
      String content = line.strip();
      forUsers &= !content.equals("---");
      if (content.startsWith("+")) {
        addMarker(markers, content.substring(1));
      } else if (forUsers && !content.startsWith("TODO")) {
        addLine(text, line.stripTrailing());
      }
    }
    return new ApiComment(text.toString().strip(), markers);
  }

  boolean has(String marker) {
    return markers.containsKey(marker);
  }

  Optional<String> value(String marker) {
    return Optional.ofNullable(markers.get(marker)).map(List::getFirst);
  }

  List<String> values(String marker) {
    return markers.getOrDefault(marker, List.of());
  }

  private static void addMarker(Map<String, List<String>> markers, String marker) {
    String[] parts = marker.split("=", 2);
    markers
        .computeIfAbsent(parts[0].strip(), _ -> new ArrayList<>())
        .add(parts.length == 2 ? parts[1].strip() : "");
  }

  /** Lines of a paragraph flow together; an indented line stands alone. */
  private static void addLine(StringBuilder text, String line) {
    if (line.isEmpty()) {
      trimEnd(text).append("\n\n");
    } else if (line.startsWith(" ") || line.startsWith("\t")) {
      trimEnd(text).append('\n').append(line).append('\n');
    } else {
      text.append(line).append(' ');
    }
  }

  /** Takes the separator back that the line before left. */
  private static StringBuilder trimEnd(StringBuilder text) {
    if (!text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1))) {
      text.setLength(text.length() - 1);
    }
    return text;
  }
}
