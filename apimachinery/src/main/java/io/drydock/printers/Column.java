package io.drydock.printers;

import java.util.List;
import java.util.stream.Stream;

/**
 * A column as kubectl reads it: priority 0 is always shown, 1 with "-o wide".
 *
 * @param format "name" for the object's name, else ""
 */
public record Column(String name, String type, String format, String description, int priority) {

  static final Column NAME = new Column("Name", "string", "name", "Name", 0);
  static final Column AGE = text("Age");

  static Column text(String name) {
    return new Column(name, "string", "", name, 0);
  }

  static Column number(String name) {
    return new Column(name, "integer", "", name, 0);
  }

  static Column flag(String name) {
    return new Column(name, "boolean", "", name, 0);
  }

  static Column wide(String name) {
    return new Column(name, "string", "", name, 1);
  }

  static List<Column> list(Column... columns) {
    return Stream.of(columns).toList();
  }
}
