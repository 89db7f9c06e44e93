package io.drydock.controlplane.apiserver.validation.config;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.Formats;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the data of ConfigMaps and Secrets have in common. */
final class DataRules {
  static final int MAX_SIZE = 1 << 20;

  private DataRules() {}

  static void keys(@Nullable Map<String, String> data, Field field) {
    if (data != null) {
      data.keySet().forEach(key -> field.key(key).text(key, Formats.CONFIG_KEY));
    }
  }

  static long textSize(@Nullable Map<String, String> data) {
    return data == null
        ? 0
        : data.values().stream()
            .mapToLong(v -> v == null ? 0 : v.getBytes(StandardCharsets.UTF_8).length)
            .sum();
  }

  /** Of the bytes that the texts stand for. */
  static long base64Size(@Nullable Map<String, String> data) {
    return data == null ? 0 : data.values().stream().mapToLong(v -> v == null ? 0 : bytes(v)).sum();
  }

  private static long bytes(String base64) {
    String bare = base64.replace("=", "");
    return bare.length() * 3L / 4;
  }

  static void unchanged(@Nullable Map<?, ?> next, @Nullable Map<?, ?> old, Field field) {
    if (!Objects.equals(orEmpty(next), orEmpty(old))) {
      field.forbidden("field is immutable when `immutable` is set");
    }
  }

  static void staysImmutable(@Nullable Boolean next, Field field) {
    if (!Boolean.TRUE.equals(next)) {
      field.forbidden("field is immutable when `immutable` is set");
    }
  }

  private static Map<?, ?> orEmpty(@Nullable Map<?, ?> map) {
    return map == null ? Map.of() : map;
  }
}
