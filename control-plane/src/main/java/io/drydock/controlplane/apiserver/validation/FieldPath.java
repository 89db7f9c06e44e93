package io.drydock.controlplane.apiserver.validation;

/** Where in an object a value stands: {@code spec.containers[0].ports}. */
public record FieldPath(String text) {

  public static FieldPath of(String text) {
    return new FieldPath(text);
  }

  public FieldPath child(String name) {
    return new FieldPath(text.isEmpty() ? name : text + "." + name);
  }

  public FieldPath index(int index) {
    return new FieldPath(text + "[" + index + "]");
  }

  public FieldPath key(String key) {
    return new FieldPath(text + "[" + key + "]");
  }

  @Override
  public String toString() {
    return text;
  }
}
