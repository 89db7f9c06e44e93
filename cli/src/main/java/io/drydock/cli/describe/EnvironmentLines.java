package io.drydock.cli.describe;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A container's variables and where they come from. Secrets' values are not shown. */
final class EnvironmentLines {

  private EnvironmentLines() {}

  static void write(Description text, Container container, UnaryOperator<String> fields) {
    List<EnvFromSource> sources = requireNonNullElse(container.getEnvFrom(), List.of());
    if (!sources.isEmpty()) {
      text.line(2, "Environment Variables from:");
      sources.forEach(source -> text.line(3, source(source)));
    }
    List<EnvVar> variables = requireNonNullElse(container.getEnv(), List.of());
    text.line(2, "Environment:" + (variables.isEmpty() ? "\t<none>" : ""));
    variables.forEach(variable -> variable(text, variable, fields));
  }

  private static String source(EnvFromSource source) {
    boolean map = source.getConfigMapRef() != null;
    String name = map ? source.getConfigMapRef().getName() : source.getSecretRef().getName();
    Boolean optional =
        map ? source.getConfigMapRef().getOptional() : source.getSecretRef().getOptional();
    String prefix = requireNonNullElse(source.getPrefix(), "");
    return "%s\t%s%s\tOptional: %s"
        .formatted(
            name,
            map ? "ConfigMap" : "Secret",
            prefix.isEmpty() ? "" : " with prefix '" + prefix + "'",
            isTrue(optional));
  }

  private static void variable(Description text, EnvVar variable, UnaryOperator<String> fields) {
    if (variable.getValueFrom() != null) {
      text.field(3, variable.getName(), reference(variable.getValueFrom(), fields));
      return;
    }
    String start = variable.getName() + ":\t";
    for (String line : requireNonNullElse(variable.getValue(), "").split("\n", -1)) {
      text.line(3, start + line);
      start = "\t";
    }
  }

  private static String reference(EnvVarSource from, UnaryOperator<String> fields) {
    if (from.getFieldRef() != null) {
      String version = requireNonNullElse(from.getFieldRef().getApiVersion(), "v1");
      String path = from.getFieldRef().getFieldPath();
      return "%s (%s:%s)".formatted(fields.apply(path), version, path);
    }
    if (from.getSecretKeyRef() != null) {
      var key = from.getSecretKeyRef();
      return "<set to the key '%s' in secret '%s'>\tOptional: %s"
          .formatted(key.getKey(), key.getName(), isTrue(key.getOptional()));
    }
    if (from.getConfigMapKeyRef() != null) {
      var key = from.getConfigMapKeyRef();
      return "<set to the key '%s' of config map '%s'>\tOptional: %s"
          .formatted(key.getKey(), key.getName(), isTrue(key.getOptional()));
    }
    return from.getResourceFieldRef() == null
        ? ""
        : " (%s)".formatted(from.getResourceFieldRef().getResource());
  }

  private static boolean isTrue(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }
}
