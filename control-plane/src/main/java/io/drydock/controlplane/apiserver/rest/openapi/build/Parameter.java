package io.drydock.controlplane.apiserver.rest.openapi.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A parameter of an operation.
 *
 * @param place "query" or "path"
 * @param type "string", "integer" or "boolean"
 */
record Parameter(String name, String place, String type, String description) {
  private static final Parameter PRETTY =
      query("pretty", "string", "If 'true', the answer is laid out for a reader.");

  /** The fields of an options type that the server heeds. */
  static List<Parameter> of(ApiTypes types, String definition, String... names) {
    ApiType options = types.get(definition);
    return Arrays.stream(names).map(name -> of(options, name)).toList();
  }

  /** All fields of an options type. */
  static List<Parameter> all(ApiTypes types, String definition) {
    return of(types, definition, types.get(definition).fields().keySet().toArray(String[]::new));
  }

  static Parameter pretty() {
    return PRETTY;
  }

  static Parameter path(String name, String description) {
    return new Parameter(name, "path", "string", description);
  }

  @SafeVarargs
  static List<Parameter> join(List<Parameter>... lists) {
    List<Parameter> all = new ArrayList<>();
    for (List<Parameter> list : lists) {
      list.stream()
          .filter(p -> all.stream().noneMatch(q -> q.name().equals(p.name())))
          .forEach(all::add);
    }
    return List.copyOf(all);
  }

  private static Parameter of(ApiType options, String name) {
    ApiField field = options.fields().get(name);
    if (field == null) {
      throw new IllegalStateException(options.name() + " has no field " + name);
    }
    String type =
        switch (field.type()) {
          case "bool" -> "boolean";
          case "int32", "int64" -> "integer";
          default -> "string";
        };
    return query(name, type, field.comment().text());
  }

  private static Parameter query(String name, String type, String description) {
    return new Parameter(name, "query", type, description);
  }
}
