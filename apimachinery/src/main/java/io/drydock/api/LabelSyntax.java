package io.drydock.api;

import java.util.Optional;
import java.util.regex.Pattern;

/** What keys and values of labels look like, and Kubernetes' words for those that do not. */
public final class LabelSyntax {
  private static final String NAME_REGEX = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final String VALUE_REGEX = "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?";
  private static final String SUBDOMAIN_REGEX =
      "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";
  private static final Pattern NAME = Pattern.compile(NAME_REGEX);
  private static final Pattern VALUE = Pattern.compile(VALUE_REGEX);
  private static final Pattern SUBDOMAIN = Pattern.compile(SUBDOMAIN_REGEX);
  private static final int MAX = 63;
  private static final int MAX_PREFIX = 253;

  private LabelSyntax() {}

  /** What is wrong with a qualified name such as "app" or "example.com/app", or nothing. */
  public static Optional<String> keyProblem(String key) {
    String[] parts = key.split("/", -1);
    return switch (parts.length) {
      case 1 -> nameProblem(key);
      case 2 -> prefixProblem(parts[0]).or(() -> nameProblem(parts[1]));
      default ->
          Optional.of(
              "a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must"
                  + " start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name', "
                  + " or '123-abc', regex used for validation is '"
                  + NAME_REGEX
                  + "') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
    };
  }

  /** What is wrong with a label's value, or nothing. */
  public static Optional<String> valueProblem(String value) {
    if (value.length() > MAX) {
      return Optional.of("must be no more than 63 characters");
    }
    return VALUE.matcher(value).matches()
        ? Optional.empty()
        : Optional.of(
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_'"
                + " or '.', and must start and end with an alphanumeric character (e.g. 'MyValue', "
                + " or 'my_value',  or '12345', regex used for validation is '"
                + VALUE_REGEX
                + "')");
  }

  private static Optional<String> prefixProblem(String prefix) {
    if (prefix.isEmpty()) {
      return Optional.of("prefix part must be non-empty");
    }
    if (prefix.length() > MAX_PREFIX) {
      return Optional.of("prefix part must be no more than 253 characters");
    }
    return SUBDOMAIN.matcher(prefix).matches()
        ? Optional.empty()
        : Optional.of(
            "prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
                + " characters, '-' or '.', and must start and end with an alphanumeric character"
                + " (e.g. 'example.com', regex used for validation is '"
                + SUBDOMAIN_REGEX
                + "')");
  }

  private static Optional<String> nameProblem(String name) {
    if (name.isEmpty()) {
      return Optional.of("name part must be non-empty");
    }
    if (name.length() > MAX) {
      return Optional.of("name part must be no more than 63 characters");
    }
    return NAME.matcher(name).matches()
        ? Optional.empty()
        : Optional.of(
            "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and"
                + " end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or"
                + " '123-abc', regex used for validation is '"
                + NAME_REGEX
                + "')");
  }
}
