package io.drydock.controlplane.apiserver.validation;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names that begin with, or are, a DNS domain. */
public final class DomainRules {
  private static final String PATH_REGEX = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";
  private static final Pattern PATH = Pattern.compile(PATH_REGEX);
  private static final int MAX_SIGNER_DOMAIN = 253;
  private static final int MAX_SIGNER = 571;

  private DomainRules() {}

  /** "acme.io/foo". */
  public static void prefixedPath(@Nullable String value, Field field) {
    if (!field.present(value)) {
      return;
    }
    String text = Objects.requireNonNullElse(value, "");
    int slash = text.indexOf('/');
    if (slash <= 0 || slash == text.length() - 1) {
      field.invalid(text, "must be a domain-prefixed path (such as \"acme.io/foo\")");
      return;
    }
    field.text(text.substring(0, slash), NameRule.SUBDOMAIN);
    String path = text.substring(slash + 1);
    if (!PATH.matcher(path).matches()) {
      field.invalid(path, "Invalid path (regex used for validation is '" + PATH_REGEX + "')");
    }
  }

  /** "example.com" or "example.com."; at least two labels. */
  public static void fullyQualified(@Nullable String value, Field field) {
    if (!field.present(value)) {
      return;
    }
    String text = Objects.requireNonNullElse(value, "");
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    List<String> problems = NameRule.SUBDOMAIN.problems(name);
    if (!problems.isEmpty()) {
      field.invalid(name, String.join(",", problems));
    } else if (!name.contains(".")) {
      field.invalid(name, "should be a domain with at least two segments separated by dots");
    } else {
      labels(name, field);
    }
  }

  private static void labels(String name, Field field) {
    for (String label : name.split("\\.", -1)) {
      List<String> problems = NameRule.LABEL.problems(label);
      if (!problems.isEmpty()) {
        field.invalid(label, String.join(",", problems));
        return;
      }
    }
  }

  /** Who signs certificates: "example.com/signer-name". */
  public static void signer(@Nullable String value, Field field) {
    if (!field.present(value)) {
      return;
    }
    String text = Objects.requireNonNullElse(value, "");
    String[] parts = text.split("/", -1);
    if (parts.length != 2) {
      field.invalid(
          text, "must be a fully qualified domain and path of the form 'example.com/signer-name'");
      return;
    }
    signerDomain(parts[0], field);
    labels(parts[1], NameRule.SUBDOMAIN, field);
    if (text.length() > MAX_SIGNER) {
      field.tooLong(MAX_SIGNER);
    }
  }

  private static void signerDomain(String domain, Field field) {
    if (domain.length() > MAX_SIGNER_DOMAIN) {
      field.tooLong(MAX_SIGNER_DOMAIN);
    }
    labels(domain, NameRule.LABEL, field);
    if (!domain.contains(".")) {
      field.invalid(domain, "should be a domain with at least two segments separated by dots");
    }
  }

  /** Up to the first label that is wrong. */
  private static void labels(String whole, NameRule rule, Field field) {
    for (String label : whole.split("\\.", -1)) {
      List<String> problems = rule.problems(label);
      problems.forEach(
          problem -> field.invalid(whole, "validating label \"%s\": %s".formatted(label, problem)));
      if (!problems.isEmpty()) {
        return;
      }
    }
  }
}
