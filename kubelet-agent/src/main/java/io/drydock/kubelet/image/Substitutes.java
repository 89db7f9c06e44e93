package io.drydock.kubelet.image;

import io.drydock.codec.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Which local image stands in for which images of the world, first match first. Read once from a
 * YAML list of {@code {pattern, image, note}}; a pattern is matched against the normalized name
 * without tag, {@code *} standing for any characters and {@code ?} for one.
 */
public final class Substitutes {
  private final List<Substitute> substitutes;

  private Substitutes(List<Substitute> substitutes) {
    this.substitutes = List.copyOf(substitutes);
  }

  public static Substitutes none() {
    return new Substitutes(List.of());
  }

  /** Reads the list. IllegalArgumentException names the file, the entry and what it lacks. */
  public static Substitutes load(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "--substitutes=" + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  static Substitutes parse(String yaml, String file) {
    List<Substitute> result = new ArrayList<>();
    for (JsonNode document : documents(yaml, file)) {
      JsonNode list = document.isArray() ? document : document.path("substitutes");
      list.forEach(entry -> result.add(entry(entry, file, result.size())));
    }
    return new Substitutes(result);
  }

  private static List<JsonNode> documents(String yaml, String file) {
    try {
      return Yaml.documents(yaml);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--substitutes=" + file + ": " + e.getMessage(), e);
    }
  }

  Optional<Substitute> find(ImageName name) {
    return substitutes.stream().filter(s -> s.matches(name.repository())).findFirst();
  }

  private static Substitute entry(JsonNode entry, String file, int index) {
    String image = required(entry, "image", file, index);
    ImageName.parse(image);
    return new Substitute(
        glob(required(entry, "pattern", file, index)), image, entry.path("note").asString(""));
  }

  private static String required(JsonNode entry, String field, String file, int index) {
    String value = entry.path(field).asString("");
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: entry %d has no \"%s\"; each needs pattern and image"
              .formatted(file, index + 1, field));
    }
    return value;
  }

  private static Pattern glob(String glob) {
    StringBuilder regex = new StringBuilder();
    glob.chars()
        .forEach(c ->
            regex.append(
                switch (c) {
                  case '*' -> ".*";
                  case '?' -> ".";
                  default -> Pattern.quote(Character.toString(c));
                }));
    return Pattern.compile(regex.toString());
  }

  /** One stand-in. */
  record Substitute(Pattern pattern, String image, String note) {
    boolean matches(String repository) {
      return pattern.matcher(repository).matches();
    }
  }
}
