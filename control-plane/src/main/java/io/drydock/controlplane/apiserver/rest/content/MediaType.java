package io.drydock.controlplane.apiserver.rest.content;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A media type with its parameters, as it stands in Accept and Content-Type. */
record MediaType(String type, Map<String, String> parameters) {

  static MediaType parse(String text) {
    String[] parts = text.split(";", -1);
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] pair = parts[i].split("=", 2);
      parameters.put(pair[0].trim(), pair.length == 2 ? unquote(pair[1].trim()) : "");
    }
    return new MediaType(parts[0].trim().toLowerCase(Locale.ROOT), parameters);
  }

  /** The types of an Accept header, the most wanted first; none means anything. */
  static List<MediaType> accepted(String header) {
    if (header.isBlank()) {
      return List.of(parse("*/*"));
    }
    return Arrays.stream(header.split(",", -1))
        .filter(part -> !part.isBlank())
        .map(MediaType::parse)
        .sorted(Comparator.comparingDouble(MediaType::quality).reversed())
        .toList();
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** Whether it is a media type, or stands for all or for some that have it among them. */
  boolean matches(String mediaType) {
    return isAny() ? mediaType.startsWith("application/") : type.equals(mediaType);
  }

  boolean isAny() {
    return type.equals("*/*") || type.equals("application/*");
  }

  boolean isJson() {
    return type.equals("application/json");
  }

  boolean isYaml() {
    return type.equals("application/yaml");
  }

  boolean isProtobuf() {
    return type.equals("application/vnd.kubernetes.protobuf");
  }

  private double quality() {
    try {
      return parameters.containsKey("q") ? Double.parseDouble(parameters.get("q")) : 1;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String unquote(String value) {
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }
}
