package io.drydock.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The fields whose zero is a value, by hand: descriptors do not tell whether a field is a pointer
 * in Go. Remembers which were asked for, so that a misspelt one is found.
 */
final class ExplicitZeros {
  private final Map<String, Set<String>> fields;
  private final Set<String> used = new HashSet<>();

  private ExplicitZeros(Map<String, Set<String>> fields) {
    this.fields = fields;
  }

  static ExplicitZeros load() {
    Map<String, Set<String>> fields = new HashMap<>();
    text()
        .lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(line -> line.split(": ", 2))
        .forEach(parts -> fields.put(parts[0], Set.of(parts[1].split(" "))));
    return new ExplicitZeros(fields);
  }

  boolean contains(FieldDescriptor field) {
    return contains(field.getContainingType().getName(), field.getName());
  }

  private boolean contains(String message, String field) {
    boolean found = fields.getOrDefault(message, Set.of()).contains(field);
    if (found) {
      used.add(message + "." + field);
    }
    return found;
  }

  /** Those that no message has. */
  Set<String> unused() {
    Set<String> all = new HashSet<>();
    fields.forEach((message, names) -> names.forEach(name -> all.add(message + "." + name)));
    all.removeAll(used);
    return all;
  }

  private static String text() {
    try (InputStream in =
        Objects.requireNonNull(ExplicitZeros.class.getResourceAsStream("explicit-zeros.txt"))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
