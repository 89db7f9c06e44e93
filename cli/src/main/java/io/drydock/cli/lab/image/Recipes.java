package io.drydock.cli.lab.image;

import io.drydock.cli.output.CliException;
import io.drydock.codec.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import tools.jackson.databind.JsonNode;

/** The folder deploy/images: recipes, the script that builds them, the list of substitutes. */
record Recipes(Path folder) {
  private static final Path PLATFORM = Path.of("/etc/os-release");
  private static final String LOCAL = "drydock.local/";

  Path script() {
    return folder.resolve("build");
  }

  /** The names of all recipes. */
  List<String> names() {
    try (var folders = Files.list(folder)) {
      return folders
          .filter(recipe -> Files.exists(recipe.resolve("recipe")))
          .map(recipe -> recipe.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Changes whenever something does that images are made of; cheap, it opens no file. */
  String fingerprint() {
    var digest = new CRC32C();
    try (var files = Files.walk(folder)) {
      Stream.concat(files.sorted(), Stream.of(PLATFORM))
          .filter(Files::isRegularFile)
          .forEach(file -> digest.update(describe(file).getBytes(StandardCharsets.UTF_8)));
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(e);
    }
    return HexFormat.of().toHexDigits((int) digest.getValue());
  }

  List<Substitute> substitutes() {
    Path file = folder.resolve("substitutes.yaml");
    try {
      return Yaml.documents(Files.readString(file)).stream()
          .flatMap(document -> document.path("substitutes").valueStream())
          .map(Recipes::substitute)
          .toList();
    } catch (IOException | IllegalArgumentException e) {
      throw CliException.failure(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  static boolean isLocal(String image) {
    return image.startsWith(LOCAL);
  }

  /** The recipe of an image: "web" of "drydock.local/web:1". */
  static String recipe(String image) {
    int tag = image.indexOf(':');
    return image.substring(LOCAL.length(), tag < 0 ? image.length() : tag);
  }

  private CliException unreadable(Exception e) {
    return CliException.failure(
        folder + " cannot be read (" + e.getMessage() + "); is the checkout whole?", e);
  }

  private static Substitute substitute(JsonNode entry) {
    String pattern = entry.path("pattern").asString("");
    int slash = pattern.indexOf('/');
    return new Substitute(
        pattern.substring(0, Math.max(0, slash)), recipe(entry.path("image").asString("")));
  }

  private static String describe(Path file) {
    try {
      return "%s %d %d;"
          .formatted(file, Files.size(file), Files.getLastModifiedTime(file).toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
