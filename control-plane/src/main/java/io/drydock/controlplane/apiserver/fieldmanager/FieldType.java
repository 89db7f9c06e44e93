package io.drydock.controlplane.apiserver.fieldmanager;

import io.drydock.api.FieldMarkers.ListKey;
import io.drydock.api.ListType;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What may stand at a place of an object, and whether it is one value or has parts. */
sealed interface FieldType {

  /** One value to whoever sets it. */
  boolean isAtomic();

  /** A value without parts. */
  enum Scalar implements FieldType {
    STRING("string"),
    NUMERIC("numeric (int or float)"),
    BOOLEAN("boolean"),
    UNTYPED("scalar");

    private final String text;

    Scalar(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }

    @Override
    public boolean isAtomic() {
      return true;
    }
  }

  /** An object of which the model says nothing: objects have parts, lists have none. */
  enum Untyped implements FieldType {
    INSTANCE;

    @Override
    public boolean isAtomic() {
      return false;
    }
  }

  /**
   * A field of a struct.
   *
   * @param element its path element
   * @param alwaysThere whether it is part of its struct even when it is empty
   */
  record Field(String element, FieldType type, boolean alwaysThere) {}

  /** An object with known fields; they are looked up late, for types may hold themselves. */
  record Struct(Supplier<Map<String, Field>> fields, boolean isAtomic) implements FieldType {
    @Nullable Field field(String name) {
      return fields.get().get(name);
    }
  }

  record Mapping(FieldType values, boolean isAtomic) implements FieldType {}

  /**
   * @param keys of the elements, for lists of type map
   */
  record Listing(FieldType elements, ListType listType, List<ListKey> keys) implements FieldType {
    @Override
    public boolean isAtomic() {
      return listType == ListType.ATOMIC;
    }
  }
}
