package io.drydock.controlplane.apiserver.rest.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of Kubernetes' protobuf messages, read from what the module wire-schema derives from
 * the official client. Immutable.
 */
final class WireSchema {
  private static final String RESOURCE = "/io/drydock/wire/kubernetes-wire.txt";
  private static final String META = "meta.v1.";

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
   * @param zeroIsValue whether a zero, false or empty text says something
   */
  record Field(int number, String name, String type, Shape shape, boolean zeroIsValue) {

    /** "7 name type"; see SchemaWriter. */
    static Field parse(String text) {
      String[] parts = text.split(" ");
      String type = parts[2];
      Shape shape =
          type.startsWith("[]") ? Shape.REPEATED : type.startsWith("{}") ? Shape.MAP : Shape.SINGLE;
      String bare = shape == Shape.SINGLE ? type : type.substring(2);
      boolean zeroIsValue = bare.endsWith("!");
      return new Field(
          Integer.parseInt(parts[0]),
          parts[1],
          zeroIsValue ? bare.substring(0, bare.length() - 1) : bare,
          shape,
          zeroIsValue);
    }

    boolean isInline() {
      return name.equals("-");
    }
  }

  /** A message's fields, in the order of their numbers. */
  record Message(List<Field> fields, Map<Integer, Field> byNumber) {

    static Message of(List<Field> fields) {
      Map<Integer, Field> byNumber = new HashMap<>();
      fields.forEach(field -> byNumber.put(field.number(), field));
      return new Message(List.copyOf(fields), Collections.unmodifiableMap(byNumber));
    }

    @Nullable Field field(int number) {
      return byNumber.get(number);
    }
  }

  private final Map<String, Message> messages = new HashMap<>();

  private WireSchema() {}

  static WireSchema load() {
    WireSchema schema = new WireSchema();
    text().lines().forEach(schema::add);
    schema.add(META + "PartialObjectMetadata:1 metadata meta.v1.ObjectMeta");
    return schema;
  }

  private void add(String line) {
    String[] parts = line.split(":", 2);
    List<Field> fields = new ArrayList<>();
    for (String field : parts[1].split(",")) {
      if (!field.isEmpty()) {
        fields.add(Field.parse(field));
      }
    }
    messages.put(parts[0], Message.of(fields));
  }

  Optional<Message> find(String message) {
    return Optional.ofNullable(messages.get(message));
  }

  /**
   * The message of what an object says it is, in its own package or among those that all groups
   * share, as Status and DeleteOptions.
   */
  Optional<Message> of(String apiVersion, String kind) {
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "core" : apiVersion.substring(0, slash).split("\\.", 2)[0];
    String version = apiVersion.substring(slash + 1);
    return find(group + "." + version + "." + kind).or(() -> find(META + kind));
  }

  private static String text() {
    try (InputStream in =
        Objects.requireNonNull(WireSchema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
