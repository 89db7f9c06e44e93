package io.drydock.controlplane.apiserver.validation;

import io.drydock.api.Kind;
import io.drydock.client.ApiException;
import io.drydock.codec.ObjectCodec;
import io.fabric8.kubernetes.api.model.StatusCause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one object, collected while it is validated. Reasons and wording are those of
 * apimachinery's field errors.
 */
public final class Violations {
  private final List<StatusCause> causes = new ArrayList<>();

  public void required(FieldPath path, String detail) {
    add(path, "FieldValueRequired", "Required value" + suffix(detail));
  }

  public void required(FieldPath path) {
    required(path, "");
  }

  public void invalid(FieldPath path, @Nullable Object value, String detail) {
    add(path, "FieldValueInvalid", "Invalid value: " + quoted(value) + suffix(detail));
  }

  public void notSupported(FieldPath path, @Nullable String value, Collection<String> supported) {
    String all =
        supported.stream().sorted().map(Violations::quoted).collect(Collectors.joining(", "));
    add(
        path,
        "FieldValueNotSupported",
        "Unsupported value: " + quoted(value) + ": supported values: " + all);
  }

  public void forbidden(FieldPath path, String detail) {
    add(path, "FieldValueForbidden", "Forbidden: " + detail);
  }

  public void duplicate(FieldPath path, Object value) {
    add(path, "FieldValueDuplicate", "Duplicate value: " + quoted(value));
  }

  public void notFound(FieldPath path, Object value) {
    add(path, "FieldValueNotFound", "Not found: " + quoted(value));
  }

  public void tooLong(FieldPath path, int max) {
    add(path, "FieldValueTooLong", "Too long: may not be more than " + max + " bytes");
  }

  public void tooMany(FieldPath path, int max) {
    add(path, "FieldValueTooMany", "Too many: must have at most " + max + " items");
  }

  /** A value that may not change once it is set. */
  public void immutable(FieldPath path, @Nullable Object value) {
    invalid(path, value, "field is immutable");
  }

  public boolean isEmpty() {
    return causes.isEmpty();
  }

  /** Invalid, with all causes, where there are any. */
  public void throwIfAny(Kind<?> kind, String name) {
    if (!causes.isEmpty()) {
      throw ApiException.invalid(kind, name, causes);
    }
  }

  private void add(FieldPath path, String reason, String message) {
    causes.add(new StatusCause(path.text(), message, reason));
  }

  private static String suffix(String detail) {
    return detail.isEmpty() ? "" : ": " + detail;
  }

  private static String quoted(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case CharSequence text ->
          "\"" + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      case Collection<?> items ->
          "[]string{"
              + items.stream().map(Violations::quoted).collect(Collectors.joining(", "))
              + "}";
      case Map<?, ?> map ->
          "map[string]string{"
              + map.entrySet().stream()
                  .map(e -> quoted(e.getKey()) + ":" + quoted(e.getValue()))
                  .collect(Collectors.joining(", "))
              + "}";
      case Number number -> number.toString();
      case Boolean bool -> bool.toString();
      default -> ObjectCodec.mapper().writeValueAsString(value);
    };
  }
}
