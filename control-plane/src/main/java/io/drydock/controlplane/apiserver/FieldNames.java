package io.drydock.controlplane.apiserver;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Changes the names of fields in a field selector. Pure. */
final class FieldNames {
  private static final Pattern NAME = Pattern.compile("\\s*([^=!\\s]+)");

  private FieldNames() {}

  static String renamed(String selector, UnaryOperator<String> names) {
    return Arrays.stream(selector.split(",", -1))
        .map(term -> term(term, names))
        .collect(Collectors.joining(","));
  }

  private static String term(String term, UnaryOperator<String> names) {
    Matcher name = NAME.matcher(term);
    return name.lookingAt() ? names.apply(name.group(1)) + term.substring(name.end()) : term;
  }
}
