package io.drydock.controlplane.apiserver.validation;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a name may look like, with Kubernetes' explanation of what it may not. */
public enum NameRule {
  SUBDOMAIN(
      253,
      "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*",
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '%s')"),
  LABEL(
      63,
      "[a-z0-9]([-a-z0-9]*[a-z0-9])?",
      "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '%s')"),
  SERVICE_LABEL(
      63,
      "[a-z]([-a-z0-9]*[a-z0-9])?",
      "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '%s')"),
  /** Anything that fits between two slashes of an address. */
  PATH_SEGMENT(
      Integer.MAX_VALUE,
      "(?!\\.{1,2}$)[^/%]+",
      "may not be '.' or '..', and may not contain '/' or '%'") {
    @Override
    public Optional<String> problem(String name) {
      if (name.equals(".") || name.equals("..")) {
        return Optional.of("may not be '" + name + "'");
      }
      return Stream.of("/", "%")
          .filter(name::contains)
          .map(sign -> "may not contain '" + sign + "'")
          .findFirst();
    }
  };

  private final int max;
  private final Pattern pattern;
  private final String explanation;

  NameRule(int max, String regex, String explanation) {
    this.max = max;
    this.pattern = Pattern.compile(regex);
    this.explanation = explanation.contains("%s") ? explanation.formatted(regex) : explanation;
  }

  /** What is wrong, or nothing. */
  public Optional<String> problem(String name) {
    if (name.length() > max) {
      return Optional.of("must be no more than " + max + " characters");
    }
    return pattern.matcher(name).matches() ? Optional.empty() : Optional.of(explanation);
  }
}
