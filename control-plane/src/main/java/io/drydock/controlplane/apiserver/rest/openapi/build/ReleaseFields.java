package io.drydock.controlplane.apiserver.rest.openapi.build;

import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Which properties the objects of the served release have, and which of them they must have. Our
 * model and the comments of the API types are of newer releases; the official Java client of this
 * one says it by annotations on the getters of its models. Immutable.
 */
final class ReleaseFields {
  private static final String MODELS = "io/kubernetes/client/openapi/models/";
  private static final String PROPERTY = "Lio/swagger/annotations/ApiModelProperty;";

  /** By model; the properties in lower case, each with whether it must be there. */
  private final Map<String, Map<String, Boolean>> models;

  ReleaseFields(Map<String, Map<String, Boolean>> models) {
    this.models = Map.copyOf(models);
  }

  /**
   * @param api the jar of the official Java client's API classes
   */
  static ReleaseFields read(Path api) throws IOException {
    Map<String, Map<String, Boolean>> models = new HashMap<>();
    try (ZipFile jar = new ZipFile(api.toFile())) {
      for (ZipEntry entry : jar.stream().filter(ReleaseFields::isModel).toList()) {
        models.put(simpleName(entry), properties(jar.getInputStream(entry).readAllBytes()));
      }
    }
    return new ReleaseFields(models);
  }

  boolean has(String definition, String property) {
    return required(definition, property).isPresent();
  }

  boolean requires(String definition, String property) {
    return required(definition, property).orElse(false);
  }

  /** The model of "io.k8s.api.core.v1.Pod" is V1Pod, or CoreV1Pod where there are others. */
  private Optional<Boolean> required(String definition, String property) {
    String[] parts = definition.split("\\.");
    int last = parts.length - 1;
    String plain = capital(parts[last - 1]) + parts[last];
    String grouped = capital(parts[last - 2]) + plain;
    return Optional.ofNullable(models.getOrDefault(grouped, models.get(plain)))
        .map(properties -> properties.get(property.toLowerCase(Locale.ROOT)));
  }

  private static Map<String, Boolean> properties(byte[] model) {
    Map<String, Boolean> properties = new HashMap<>();
    for (MethodModel method : ClassFile.of().parse(model).methods()) {
      String name = method.methodName().stringValue().replaceFirst("^(get|is)", "");
      annotation(method)
          .ifPresent(a ->
              properties.put(
                  name.toLowerCase(Locale.ROOT),
                  a.elements().stream().anyMatch(e -> e.name().equalsString("required"))));
    }
    return properties;
  }

  private static Optional<Annotation> annotation(MethodModel method) {
    List<Annotation> annotations =
        method
            .findAttribute(Attributes.runtimeVisibleAnnotations())
            .map(a -> a.annotations())
            .orElse(List.of());
    return annotations.stream().filter(a -> a.className().equalsString(PROPERTY)).findFirst();
  }

  private static boolean isModel(ZipEntry entry) {
    String name = entry.getName();
    return name.startsWith(MODELS) && name.endsWith(".class") && !name.contains("$");
  }

  private static String simpleName(ZipEntry entry) {
    return entry.getName().substring(MODELS.length(), entry.getName().length() - ".class".length());
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
