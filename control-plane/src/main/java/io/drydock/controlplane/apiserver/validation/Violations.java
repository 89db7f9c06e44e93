package io.drydock.controlplane.apiserver.validation;

import io.drydock.api.Kind;
import io.drydock.client.ApiException;
import io.fabric8.kubernetes.api.model.StatusCause;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one object, collected while it is validated. Reasons and wording are those of
 * apimachinery's field errors.
 */
public final class Violations {
  private final List<StatusCause> causes = new ArrayList<>();

  /** The field that stands at the top: {@code at("spec")}. */
  public Field at(String name) {
    return new Field(FieldPath.of(name), this);
  }

  public void required(FieldPath path, String detail) {
    add(path, "FieldValueRequired", "Required value" + suffix(detail));
  }

  public void required(FieldPath path) {
    required(path, "");
  }

  public void invalid(FieldPath path, @Nullable Object value, String detail) {
    add(path, "FieldValueInvalid", "Invalid value: " + GoText.of(value) + suffix(detail));
  }

  void invalidWithoutValue(FieldPath path, String detail) {
    add(path, "FieldValueInvalid", "Invalid value" + suffix(detail));
  }

  /** The supported values are named in the order of the list. */
  public void notSupported(FieldPath path, @Nullable Object value, List<String> supported) {
    String all = supported.stream().map(GoText::quoted).collect(Collectors.joining(", "));
    add(
        path,
        "FieldValueNotSupported",
        "Unsupported value: " + GoText.of(value) + ": supported values: " + all);
  }

  public void forbidden(FieldPath path, String detail) {
    add(path, "FieldValueForbidden", "Forbidden: " + detail);
  }

  public void duplicate(FieldPath path, Object value) {
    add(path, "FieldValueDuplicate", "Duplicate value: " + GoText.of(value));
  }

  void duplicate(FieldPath path, Object value, String detail) {
    add(path, "FieldValueDuplicate", "Duplicate value: " + GoText.of(value) + suffix(detail));
  }

  public void notFound(FieldPath path, Object value) {
    notFound(path, value, "");
  }

  void notFound(FieldPath path, Object value, String detail) {
    add(path, "FieldValueNotFound", "Not found: " + GoText.of(value) + suffix(detail));
  }

  public void tooLong(FieldPath path, int max) {
    add(path, "FieldValueTooLong", "Too long: may not be more than " + max + " bytes");
  }

  public void tooMany(FieldPath path, int actual, int max) {
    add(path, "FieldValueTooMany", "Too many: " + actual + ": must have at most " + max + " items");
  }

  /** A value that may not change once it is set. */
  public void immutable(FieldPath path, @Nullable Object value) {
    invalid(path, value, "field is immutable");
  }

  public boolean isEmpty() {
    return causes.isEmpty();
  }

  /** How many there are so far. */
  public int count() {
    return causes.size();
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
}
