package io.drydock.controlplane.apiserver.body;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/** What Kubernetes' messages call the types of the models. */
final class GoTypes {
  private static final Pattern VERSION = Pattern.compile("v\\d\\w*");
  private static final Map<Class<?>, String> BASIC =
      Map.of(
          Integer.class, "int32",
          int.class, "int32",
          Long.class, "int64",
          long.class, "int64",
          Boolean.class, "bool",
          boolean.class, "bool",
          String.class, "string");

  private GoTypes() {}

  static String name(JavaType type) {
    if (type.isMapLikeType()) {
      return "map[" + name(type.getKeyType()) + "]" + name(type.getContentType());
    }
    return type.isContainerType() ? "[]" + name(type.getContentType()) : name(type.getRawClass());
  }

  static String name(@Nullable Class<?> type) {
    if (type == null) {
      return "json.RawMessage";
    }
    String basic = BASIC.get(type);
    return basic == null ? version(type) + "." + type.getSimpleName() : basic;
  }

  /** Go's packages of types are called after their versions. */
  private static String version(Class<?> type) {
    String last = type.getPackageName().replaceAll(".*\\.", "");
    return VERSION.matcher(last).matches() ? last : "v1";
  }
}
