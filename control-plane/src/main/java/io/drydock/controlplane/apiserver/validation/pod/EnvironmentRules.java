package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.Formats;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.volume.DownwardRules;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of a container's environment variables and of where their values come from. */
final class EnvironmentRules {
  private static final String ONLY_ONE = "may not have more than one field specified at a time";

  private EnvironmentRules() {}

  static void variables(@Nullable List<EnvVar> variables, Field field) {
    field.each(
        variables,
        (variable, each) -> {
          each.child("name").needed(variable.getName(), Formats.ENVIRONMENT_NAME);
          if (variable.getValueFrom() != null) {
            source(variable.getValueFrom(), each.child("valueFrom"));
            count(variable, variable.getValueFrom(), each.child("valueFrom"));
          }
        });
  }

  private static void source(EnvVarSource source, Field field) {
    if (source.getFieldRef() != null) {
      DownwardRules.field(
          source.getFieldRef(), DownwardRules.ENVIRONMENT_FIELDS, field.child("fieldRef"));
    }
    if (source.getResourceFieldRef() != null) {
      DownwardRules.resource(source.getResourceFieldRef(), false, field.child("resourceFieldRef"));
    }
    if (source.getConfigMapKeyRef() != null) {
      var map = source.getConfigMapKeyRef();
      key(map.getName(), map.getKey(), field.child("configMapKeyRef"));
    }
    if (source.getSecretKeyRef() != null) {
      var secret = source.getSecretKeyRef();
      key(secret.getName(), secret.getKey(), field.child("secretKeyRef"));
    }
  }

  private static void key(@Nullable String name, @Nullable String key, Field field) {
    field.child("name").text(name, NameRule.SUBDOMAIN);
    field.child("key").needed(key, Formats.CONFIG_KEY);
  }

  private static void count(EnvVar variable, EnvVarSource source, Field field) {
    long sources =
        Stream.of(
                source.getFieldRef(),
                source.getResourceFieldRef(),
                source.getConfigMapKeyRef(),
                source.getSecretKeyRef())
            .filter(Objects::nonNull)
            .count();
    if (sources == 0) {
      field.invalid(
          "",
          "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`");
    } else if (!Field.isEmpty(variable.getValue())) {
      field.invalid("", "may not be specified when `value` is not empty");
    } else if (sources > 1) {
      field.invalid("", ONLY_ONE);
    }
  }

  static void sources(@Nullable List<EnvFromSource> sources, Field field) {
    field.each(
        sources,
        (source, each) -> {
          each.child("prefix").optional(source.getPrefix(), Formats.ENVIRONMENT_NAME);
          boolean map = source.getConfigMapRef() != null;
          boolean secret = source.getSecretRef() != null;
          if (map) {
            name(source.getConfigMapRef().getName(), each.child("configMapRef").child("name"));
          }
          if (secret) {
            name(source.getSecretRef().getName(), each.child("secretRef").child("name"));
          }
          if (!map && !secret) {
            field.invalid("", "must specify one of: `configMapRef` or `secretRef`");
          } else if (map && secret) {
            field.invalid("", ONLY_ONE);
          }
        });
  }

  private static void name(@Nullable String name, Field field) {
    if (field.present(name)) {
      NameRule.SUBDOMAIN.prefixProblems(name).forEach(problem -> field.invalid(name, problem));
    }
  }
}
