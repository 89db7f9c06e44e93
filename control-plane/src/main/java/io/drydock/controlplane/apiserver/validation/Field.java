package io.drydock.controlplane.apiserver.validation;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One field of the object under judgement: where it stands, and where its violations go. The
 * reports are those of apimachinery's field errors; the checks are the ones that most rules need.
 */
public record Field(FieldPath path, Violations violations) {

  public Field child(String name) {
    return new Field(path.child(name), violations);
  }

  public Field index(int index) {
    return new Field(path.index(index), violations);
  }

  public Field key(String key) {
    return new Field(path.key(key), violations);
  }

  public void required() {
    violations.required(path);
  }

  public void required(String detail) {
    violations.required(path, detail);
  }

  public void invalid(@Nullable Object value, String detail) {
    violations.invalid(path, value, detail);
  }

  /** Invalid, without the value. */
  public void invalid(String detail) {
    violations.invalidWithoutValue(path, detail);
  }

  public void forbidden(String detail) {
    violations.forbidden(path, detail);
  }

  public void notSupported(@Nullable Object value, List<String> supported) {
    violations.notSupported(path, value, supported);
  }

  public void duplicate(Object value) {
    violations.duplicate(path, value);
  }

  public void notFound(Object value) {
    violations.notFound(path, value);
  }

  public void tooLong(int max) {
    violations.tooLong(path, max);
  }

  /** Reports a list that is longer than allowed; says whether it is. */
  public boolean tooMany(Collection<?> items, int max) {
    if (items.size() <= max) {
      return false;
    }
    violations.tooMany(path, items.size(), max);
    return true;
  }

  /** Required; says whether it is there. */
  public boolean present(@Nullable String value) {
    if (isEmpty(value)) {
      required();
      return false;
    }
    return true;
  }

  /** Of the given form, even when empty. */
  public void text(@Nullable String value, TextRule rule) {
    String text = Objects.requireNonNullElse(value, "");
    rule.problems(text).forEach(problem -> invalid(text, problem));
  }

  /** Of the given form where it is there. */
  public void optional(@Nullable String value, TextRule rule) {
    if (!isEmpty(value)) {
      text(value, rule);
    }
  }

  /** Required and of the given form. */
  public void needed(@Nullable String value, TextRule rule) {
    if (present(value)) {
      text(value, rule);
    }
  }

  /** Required and one of the given. */
  public void neededOneOf(@Nullable String value, List<String> supported) {
    if (present(value)) {
      oneOf(value, supported);
    }
  }

  /** One of the given; an absent value is not. */
  public void oneOf(@Nullable String value, List<String> supported) {
    String text = Objects.requireNonNullElse(value, "");
    if (!supported.contains(text)) {
      notSupported(text, supported);
    }
  }

  /** One of the given where it is there. */
  public void optionalOneOf(@Nullable String value, List<String> supported) {
    if (value != null) {
      oneOf(value, supported);
    }
  }

  public void notNegative(@Nullable Number value) {
    if (value != null && value.longValue() < 0) {
      invalid(value, "must be greater than or equal to 0");
    }
  }

  public void between(@Nullable Number value, long min, long max) {
    if (value != null && (value.longValue() < min || value.longValue() > max)) {
      invalid(value, "must be between %d and %d, inclusive".formatted(min, max));
    }
  }

  public void immutable(@Nullable Object next, @Nullable Object old) {
    if (!Objects.equals(next, old)) {
      invalid(next, "field is immutable");
    }
  }

  /** Judges every item at its own index. */
  public <T> void each(@Nullable List<T> items, BiConsumer<T, Field> rule) {
    for (int i = 0; items != null && i < items.size(); i++) {
      rule.accept(items.get(i), index(i));
    }
  }

  public static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  public static boolean isEmpty(@Nullable Collection<?> items) {
    return items == null || items.isEmpty();
  }
}
