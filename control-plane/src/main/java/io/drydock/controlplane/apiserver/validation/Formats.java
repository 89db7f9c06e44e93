package io.drydock.controlplane.apiserver.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Forms of texts that many kinds use; wording and patterns are those of apimachinery. */
public final class Formats {
  public static final TextRule CONFIG_KEY = Formats::configKey;
  public static final TextRule PORT_NAME = Formats::portName;
  public static final TextRule PATH_SEGMENT = Formats::pathSegment;

  public static final TextRule ENVIRONMENT_NAME =
      TextRule.of(
          Pattern.compile("[ -~&&[^=]]*").asMatchPredicate(),
          "a valid environment variable name must consist only of printable ASCII characters other than '='");

  public static final TextRule PERCENT =
      TextRule.of(
          Pattern.compile("[0-9]+%").asMatchPredicate(),
          "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')");

  public static final TextRule HEADER_NAME =
      TextRule.of(
          Pattern.compile("[-A-Za-z0-9]+").asMatchPredicate(),
          "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')");

  private static final Pattern CONFIG_KEY_PATTERN = Pattern.compile("[-._a-zA-Z0-9]+");
  private static final int MAX_CONFIG_KEY = 253;
  private static final Pattern PORT_CHARACTERS = Pattern.compile("[-a-z0-9]+");
  private static final Pattern LETTER = Pattern.compile("[a-z]");
  private static final int MAX_PORT_NAME = 15;

  private Formats() {}

  private static List<String> configKey(String key) {
    List<String> problems = new ArrayList<>();
    if (key.length() > MAX_CONFIG_KEY) {
      problems.add("must be no more than 253 characters");
    }
    if (!CONFIG_KEY_PATTERN.matcher(key).matches()) {
      problems.add(
          "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')");
    }
    if (key.equals(".") || key.equals("..")) {
      problems.add("must not be '" + key + "'");
    } else if (key.startsWith("..")) {
      problems.add("must not start with '..'");
    }
    return problems;
  }

  /** After IANA_SVC_NAME. */
  private static List<String> portName(String name) {
    List<String> problems = new ArrayList<>();
    if (name.length() > MAX_PORT_NAME) {
      problems.add("must be no more than 15 characters");
    }
    if (!PORT_CHARACTERS.matcher(name).matches()) {
      problems.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
    }
    if (!LETTER.matcher(name).find()) {
      problems.add("must contain at least one letter (a-z)");
    }
    if (name.contains("--")) {
      problems.add("must not contain consecutive hyphens");
    }
    if (name.startsWith("-") || name.endsWith("-")) {
      problems.add("must not begin or end with a hyphen");
    }
    return problems;
  }

  private static List<String> pathSegment(String name) {
    if (name.equals(".") || name.equals("..")) {
      return List.of("may not be '" + name + "'");
    }
    List<String> problems = new ArrayList<>();
    for (String illegal : List.of("/", "%")) {
      if (name.contains(illegal)) {
        problems.add("may not contain '" + illegal + "'");
      }
    }
    return problems;
  }
}
