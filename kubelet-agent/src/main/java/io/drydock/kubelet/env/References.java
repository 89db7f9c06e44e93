package io.drydock.kubelet.env;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values that come from ConfigMaps and Secrets. An optional reference that is missing is nothing.
 */
final class References {
  private final ReferencedObjects objects;
  private final String namespace;

  References(ReferencedObjects objects, String namespace) {
    this.objects = objects;
    this.namespace = namespace;
  }

  /** Every entry of the object that an envFrom names, each with the prefix. */
  Map<String, String> all(EnvFromSource source) throws ConfigErrorException {
    String prefix = source.getPrefix() == null ? "" : source.getPrefix();
    Map<String, String> entries = Map.of();
    if (source.getConfigMapRef() != null) {
      var reference = source.getConfigMapRef();
      entries = configMap(reference.getName(), isTrue(reference.getOptional()));
    } else if (source.getSecretRef() != null) {
      var reference = source.getSecretRef();
      entries = secret(reference.getName(), isTrue(reference.getOptional()));
    }
    Map<String, String> prefixed = new TreeMap<>();
    entries.forEach((key, value) -> prefixed.put(prefix + key, value));
    return prefixed;
  }

  /** One key's value; null where an optional one is missing. */
  @Nullable String one(String variable, EnvVarSource source) throws ConfigErrorException {
    if (source.getConfigMapKeyRef() != null) {
      var reference = source.getConfigMapKeyRef();
      boolean optional = isTrue(reference.getOptional());
      String value = configMap(reference.getName(), optional).get(reference.getKey());
      return required(value, optional, "ConfigMap", reference.getKey(), reference.getName());
    }
    if (source.getSecretKeyRef() != null) {
      var reference = source.getSecretKeyRef();
      boolean optional = isTrue(reference.getOptional());
      String value = secret(reference.getName(), optional).get(reference.getKey());
      return required(value, optional, "Secret", reference.getKey(), reference.getName());
    }
    throw new ConfigErrorException(
        "env " + variable + ": valueFrom names no source; set one of its references");
  }

  private @Nullable String required(
      @Nullable String value, boolean optional, String kind, String key, String name)
      throws ConfigErrorException {
    if (value == null && !optional) {
      throw new ConfigErrorException(
          "couldn't find key " + key + " in " + kind + " " + namespace + "/" + name);
    }
    return value;
  }

  private Map<String, String> configMap(String name, boolean optional) throws ConfigErrorException {
    Optional<ConfigMap> found = objects.configMap(namespace, name);
    check(found, optional, "configmap", name);
    return found.map(ConfigMap::getData).orElse(Map.of());
  }

  private Map<String, String> secret(String name, boolean optional) throws ConfigErrorException {
    Optional<Secret> found = objects.secret(namespace, name);
    check(found, optional, "secret", name);
    Map<String, String> decoded = new TreeMap<>();
    found
        .map(Secret::getData)
        .orElse(Map.of())
        .forEach((key, value) ->
            decoded.put(
                key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
    return decoded;
  }

  private static void check(Optional<?> found, boolean optional, String kind, String name)
      throws ConfigErrorException {
    if (found.isEmpty() && !optional) {
      throw new ConfigErrorException(kind + " \"" + name + "\" not found");
    }
  }

  private static boolean isTrue(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }
}
