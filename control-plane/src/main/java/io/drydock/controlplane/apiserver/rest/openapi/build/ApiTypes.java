package io.drydock.controlplane.apiserver.rest.openapi.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** All API types by name, with the comments that Kubernetes' authors gave them. Immutable. */
final class ApiTypes {
  static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";

  /** Sources of stable versions and of what all versions share: "V1Apps.java", "Meta.java". */
  private static final Pattern STABLE =
      Pattern.compile("/(V\\d+(?!\\d|alpha|beta)|[^V])\\w*\\.java$");

  private final Map<String, ApiType> types;

  ApiTypes(Map<String, ApiType> types) {
    this.types = Map.copyOf(types);
  }

  /**
   * @param sources the sources jar of the official Java client's protobuf classes
   */
  static ApiTypes read(Path sources) throws IOException {
    Map<String, ApiType> all = new HashMap<>();
    try (ZipFile jar = new ZipFile(sources.toFile())) {
      for (ZipEntry file : jar.stream().filter(e -> STABLE.matcher(e.getName()).find()).toList()) {
        try (BufferedReader lines =
            new BufferedReader(new InputStreamReader(jar.getInputStream(file), UTF_8))) {
          all.putAll(new ApiSource().read(lines.lines()::iterator));
        }
      }
    }
    return new ApiTypes(all);
  }

  Optional<ApiType> find(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /** What is known of a type; a type that is not described has no comment and no fields. */
  ApiType get(String name) {
    return find(name).orElseGet(() -> new ApiType(name, ApiComment.NONE, Map.of()));
  }

  /**
   * A property of a type. What Go embeds is a field of its own in protobuf, but its fields stand in
   * the outer object in JSON: so fields that are no properties are searched too.
   *
   * @param properties all properties of the type in JSON
   */
  Optional<ApiField> property(ApiType type, String name, Collection<String> properties) {
    Optional<ApiField> own = own(type, name);
    if (own.isPresent()) {
      return own;
    }
    return type.fields().values().stream()
        .filter(f -> f.isMessage() && f.shape() == ApiField.Shape.SINGLE)
        .filter(f -> !properties.contains(f.name()))
        .flatMap(f -> property(get(f.type()), name, properties).stream())
        .findFirst();
  }

  /** A few names differ in case: "aPIGroup" is "apiGroup" in JSON. */
  private static Optional<ApiField> own(ApiType type, String name) {
    return Optional.ofNullable(type.fields().get(name))
        .or(() ->
            type.fields().values().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst());
  }
}
