package io.drydock.controlplane.apiserver.body;

import io.drydock.client.ApiException;

/** What becomes of unknown and repeated fields. */
public enum FieldValidation {
  STRICT,
  WARN,
  IGNORE;

  /** The query parameter of that name; empty means Warn. */
  public static FieldValidation parse(String text) {
    return switch (text) {
      case "Strict" -> STRICT;
      case "", "Warn" -> WARN;
      case "Ignore" -> IGNORE;
      default ->
          throw ApiException.badRequest(
              "fieldValidation: Unsupported value: \"%s\": supported values: \"Ignore\", \"Strict\", \"Warn\""
                  .formatted(text));
    };
  }
}
