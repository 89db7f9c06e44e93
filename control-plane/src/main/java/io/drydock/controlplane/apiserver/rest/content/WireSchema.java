package io.drydock.controlplane.apiserver.rest.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The field numbers of Kubernetes' protobuf messages, read from kubernetes-wire.txt. Immutable. */
final class WireSchema {

  /** How often a field stands in a message. */
  enum Shape {
    SINGLE,
    REPEATED,
    MAP
  }

  /**
   * A field.
   *
   * @param name in JSON; "-" where the fields of the type stand in the parent itself
   * @param type a scalar's name or a message's
   * @param zeroIsUnset whether a zero or false says nothing
   */
  record Field(String name, String type, Shape shape, boolean zeroIsUnset) {

    static Field parse(String name, String type) {
      Shape shape =
          type.startsWith("[]") ? Shape.REPEATED : type.startsWith("{}") ? Shape.MAP : Shape.SINGLE;
      String bare = shape == Shape.SINGLE ? type : type.substring(2);
      boolean zeroIsUnset = bare.endsWith("?");
      return new Field(
          name, zeroIsUnset ? bare.substring(0, bare.length() - 1) : bare, shape, zeroIsUnset);
    }

    boolean isInline() {
      return name.equals("-");
    }
  }

  private final Map<String, Map<Integer, Field>> messages;

  private WireSchema(Map<String, Map<Integer, Field>> messages) {
    this.messages = messages;
  }

  static WireSchema load() {
    Map<String, Map<Integer, Field>> messages = new HashMap<>();
    text()
        .replaceAll("(?m)^#.*\n", "")
        .replaceAll("\n +", " ")
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> add(messages, line));
    return new WireSchema(messages);
  }

  /** The fields of a message by number, where the message is known. */
  Optional<Map<Integer, Field>> find(String message) {
    return Optional.ofNullable(messages.get(message));
  }

  private static void add(Map<String, Map<Integer, Field>> messages, String line) {
    String[] parts = line.split(":", 2);
    Map<Integer, Field> fields = new HashMap<>();
    Arrays.stream(parts[1].split(","))
        .map(String::strip)
        .filter(field -> !field.isEmpty())
        .map(field -> field.split(" "))
        .forEach(f -> fields.put(Integer.parseInt(f[0]), Field.parse(f[1], f[2])));
    messages.put(parts[0], fields);
  }

  private static String text() {
    try (InputStream in =
        Objects.requireNonNull(WireSchema.class.getResourceAsStream("kubernetes-wire.txt"))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
