package io.drydock.controlplane.apiserver.rest.openapi.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The values of the fields that are enumerations in Kubernetes, read from enums.txt: neither the
 * protobuf sources nor the Java client say them. Immutable.
 */
final class EnumValues {
  private final Map<String, List<String>> values;

  private EnumValues(Map<String, List<String>> values) {
    this.values = Map.copyOf(values);
  }

  static EnumValues load() throws IOException {
    Map<String, List<String>> values = new HashMap<>();
    try (InputStream in =
        Objects.requireNonNull(EnumValues.class.getResourceAsStream("enums.txt"))) {
      new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> add(values, line));
    }
    return new EnumValues(values);
  }

  /** In the order of the alphabet; none where the field takes anything. */
  List<String> of(String definition, String property) {
    String type = definition.substring(definition.lastIndexOf('.') + 1);
    return values.getOrDefault(type + "." + property, List.of());
  }

  private static void add(Map<String, List<String>> values, String line) {
    String[] parts = line.split(":", 2);
    List<String> allowed =
        Arrays.stream(parts[1].strip().split(parts[1].contains("|") ? "\\|" : " +"))
            .map(value -> value.equals("\"\"") ? "" : value)
            .toList();
    Arrays.stream(parts[0].split(",")).map(String::strip).forEach(f -> values.put(f, allowed));
  }
}
