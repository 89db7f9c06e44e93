package io.drydock.controlplane.apiserver.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a name may look like, with Kubernetes' explanation of what it may not. */
public enum NameRule implements TextRule {
  SUBDOMAIN(
      253,
      "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*",
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '%s')"),
  LABEL(
      63,
      "[a-z0-9]([-a-z0-9]*[a-z0-9])?",
      "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '%s')") {
    @Override
    String mismatch(String name) {
      return SUBDOMAIN.matches(name) ? "must not contain dots" : super.mismatch(name);
    }
  },
  SERVICE_LABEL(
      63,
      "[a-z]([-a-z0-9]*[a-z0-9])?",
      "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '%s')"),
  WILDCARD_SUBDOMAIN(
      253,
      "\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*",
      "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '%s')"),
  /** Names of roles and bindings: anything that can stand in a path. */
  PATH_SEGMENT(Integer.MAX_VALUE, ".*", "%s") {
    @Override
    public List<String> problems(String name) {
      return Formats.PATH_SEGMENT.problems(name);
    }
  },
  /** No rule at all. */
  ANY(Integer.MAX_VALUE, "(?s).*", "%s");

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
    return problems(name).stream().findFirst();
  }

  @Override
  public List<String> problems(String name) {
    List<String> problems = new ArrayList<>();
    if (name.length() > max) {
      problems.add("must be no more than " + max + " characters");
    }
    if (!matches(name)) {
      problems.add(mismatch(name));
    }
    return problems;
  }

  /** A name to which a generated ending is added may end in a dash. */
  public List<String> prefixProblems(String prefix) {
    boolean dashed = prefix.length() > 1 && prefix.endsWith("-");
    return problems(dashed ? prefix.substring(0, prefix.length() - 2) + "a" : prefix);
  }

  boolean matches(String name) {
    return pattern.matcher(name).matches();
  }

  String mismatch(String name) {
    return explanation;
  }
}
