package io.drydock.controlplane.apiserver;

import io.drydock.client.ApiException;
import io.drydock.client.DeleteOptions;
import io.drydock.client.ListOptions;
import io.drydock.client.WatchOptions;
import io.drydock.client.WriteOptions;
import io.fabric8.kubernetes.api.model.StatusCause;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which options of a request are none or contradict each other; all of them are told at once. After
 * apimachinery's validation of the meta.k8s.io options.
 */
public final class OptionRules {
  private static final String MATCH = "resourceVersionMatch";
  private static final String INITIAL = "sendInitialEvents";
  private static final String NOT_OLDER_THAN = "NotOlderThan";
  private static final String EXACT = "Exact";
  private static final int MAX_MANAGER = 128;

  private final List<StatusCause> causes = new ArrayList<>();

  private OptionRules() {}

  static void list(ListOptions options) {
    OptionRules rules = new OptionRules();
    String match = options.resourceVersionMatch();
    if (!match.isEmpty()) {
      rules.match(options, match);
    }
    rules.throwIfAny("ListOptions");
  }

  private void match(ListOptions options, String match) {
    if (options.resourceVersion().isEmpty()) {
      forbidden(MATCH, MATCH + " is forbidden unless resourceVersion is provided");
    }
    if (!options.continueToken().isEmpty()) {
      forbidden(MATCH, MATCH + " is forbidden when continue is provided");
    }
    if (!match.equals(EXACT) && !match.equals(NOT_OLDER_THAN)) {
      notSupported(MATCH, quoted(match), EXACT, NOT_OLDER_THAN, "");
    }
    if (match.equals(EXACT) && options.resourceVersion().equals("0")) {
      forbidden(MATCH, MATCH + " \"exact\" is forbidden for resourceVersion \"0\"");
    }
  }

  /** For a door: a list cannot have what only watches have. */
  public static void listWithInitialEvents() {
    OptionRules rules = new OptionRules();
    rules.forbidden(INITIAL, INITIAL + " is forbidden for list");
    rules.throwIfAny("ListOptions");
  }

  static void watch(WatchOptions options) {
    OptionRules rules = new OptionRules();
    String match = options.resourceVersionMatch();
    if (options.sendInitialEvents() != null && !match.equals(NOT_OLDER_THAN)) {
      rules.forbidden(MATCH, INITIAL + " requires setting " + MATCH + " to " + NOT_OLDER_THAN);
    }
    if (!match.isEmpty()) {
      if (options.sendInitialEvents() == null) {
        rules.forbidden(
            MATCH, MATCH + " is forbidden for watch unless " + INITIAL + " is provided");
      }
      if (!match.equals(NOT_OLDER_THAN)) {
        rules.notSupported(MATCH, quoted(match), NOT_OLDER_THAN);
      }
    }
    rules.throwIfAny("ListOptions");
  }

  static void delete(DeleteOptions options) {
    OptionRules rules = new OptionRules();
    switch (options.propagationPolicy()) {
      case "", "Foreground", "Background", "Orphan" -> {}
      default ->
          rules.notSupported(
              "propagationPolicy",
              quoted(options.propagationPolicy()),
              "Foreground",
              "Background",
              "Orphan",
              "nil");
    }
    rules.throwIfAny("DeleteOptions");
  }

  static void write(Verb verb, WriteOptions options) {
    OptionRules rules = new OptionRules();
    rules.manager(options.fieldManager());
    switch (options.fieldValidation()) {
      case "", "Ignore", "Warn", "Strict" -> {}
      default ->
          rules.notSupported(
              "fieldValidation", quoted(options.fieldValidation()), "", "Ignore", "Strict", "Warn");
    }
    rules.throwIfAny(kind(verb));
  }

  /** For a door: values of dryRun other than "All". */
  public static void dryRun(Verb verb, List<String> values) {
    if (values.stream().allMatch("All"::equals)) {
      return;
    }
    OptionRules rules = new OptionRules();
    String all = values.stream().map(OptionRules::quoted).collect(Collectors.joining(", "));
    rules.notSupported("dryRun", "[]string{" + all + "}", "All");
    rules.throwIfAny(kind(verb));
  }

  /** For a door: orphanDependents is the old way to say propagationPolicy. */
  public static void orphansAndPolicy(String policy) {
    OptionRules rules = new OptionRules();
    rules.add(
        "propagationPolicy",
        "FieldValueInvalid",
        "Invalid value: "
            + quoted(policy)
            + ": orphanDependents and deletionPropagation cannot be both set");
    rules.throwIfAny("DeleteOptions");
  }

  private static String kind(Verb verb) {
    return switch (verb) {
      case CREATE -> "CreateOptions";
      case UPDATE -> "UpdateOptions";
      case PATCH -> "PatchOptions";
      case DELETE, DELETECOLLECTION -> "DeleteOptions";
      case GET, LIST, WATCH -> "ListOptions";
    };
  }

  private void manager(String manager) {
    String field = "fieldManager";
    if (manager.getBytes(StandardCharsets.UTF_8).length > MAX_MANAGER) {
      add(field, "FieldValueTooLong", "Too long: may not be more than " + MAX_MANAGER + " bytes");
    }
    int position = 0;
    for (int c : manager.codePoints().toArray()) {
      if (!FieldManagers.isPrintable(c)) {
        String message = "invalid character U+%04X (at position %d)".formatted(c, position);
        add(field, "FieldValueInvalid", "Invalid value: " + quoted(manager) + ": " + message);
      }
      position += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
    }
  }

  private void forbidden(String field, String why) {
    add(field, "FieldValueForbidden", "Forbidden: " + why);
  }

  private void notSupported(String field, String value, String... supported) {
    String all =
        Arrays.stream(supported).map(OptionRules::quoted).collect(Collectors.joining(", "));
    add(
        field,
        "FieldValueNotSupported",
        "Unsupported value: " + value + ": supported values: " + all);
  }

  private void add(String field, String reason, String message) {
    causes.add(new StatusCause(field, message, reason));
  }

  private void throwIfAny(String kind) {
    if (!causes.isEmpty()) {
      throw ApiException.invalidOptions(kind, causes);
    }
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            quoted.append('\\').appendCodePoint(c);
          } else if (FieldManagers.isPrintable(c)) {
            quoted.appendCodePoint(c);
          } else {
            quoted.append(c < 0x80 ? "\\x%02x".formatted(c) : "\\u%04x".formatted(c));
          }
        });
    return quoted.append('"').toString();
  }
}
