package io.drydock.controlplane.apiserver.validation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules for the data of ConfigMaps and Secrets. */
public final class DataRules {
  private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]+");
  private static final int MAX_KEY = 253;
  private static final int MAX_SIZE = 1 << 20;

  private DataRules() {}

  public static void keys(
      @Nullable Map<String, String> data, FieldPath path, Violations violations) {
    if (data == null) {
      return;
    }
    for (String key : data.keySet()) {
      if (key.length() > MAX_KEY) {
        violations.invalid(path.key(key), key, "must be no more than 253 characters");
      } else if (!KEY.matcher(key).matches()) {
        violations.invalid(
            path.key(key),
            key,
            "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')");
      } else if (key.equals(".") || key.equals("..")) {
        violations.invalid(path.key(key), key, "must not be '" + key + "'");
      }
    }
  }

  public static void base64(
      @Nullable Map<String, String> data, FieldPath path, Violations violations) {
    if (data == null) {
      return;
    }
    data.forEach((key, value) -> {
      try {
        var _ = Base64.getDecoder().decode(value == null ? "" : value);
      } catch (IllegalArgumentException e) {
        violations.invalid(path.key(key), value, "must be base64: " + e.getMessage());
      }
    });
  }

  public static void size(long bytes, Violations violations) {
    if (bytes > MAX_SIZE) {
      violations.tooLong(FieldPath.of("data"), MAX_SIZE);
    }
  }

  public static long textSize(@Nullable Map<String, String> data) {
    return data == null
        ? 0
        : data.values().stream()
            .mapToLong(v -> v == null ? 0 : v.getBytes(StandardCharsets.UTF_8).length)
            .sum();
  }

  /** Of the bytes that the text stands for. */
  public static long base64Size(@Nullable Map<String, String> data) {
    return data == null
        ? 0
        : data.values().stream().mapToLong(v -> v == null ? 0 : v.length() * 3L / 4).sum();
  }

  public static void immutable(boolean same, FieldPath path, Violations violations) {
    if (!same) {
      violations.forbidden(path, "field is immutable when `immutable` is set");
    }
  }
}
