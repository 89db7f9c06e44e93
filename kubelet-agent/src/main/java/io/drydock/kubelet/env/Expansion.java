package io.drydock.kubelet.env;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code $(NAME)} in commands, arguments and values. A name that is not defined stays as
 * it is written; {@code $$} stands for one dollar, so {@code $$(NAME)} is never replaced.
 */
public final class Expansion {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\$|\\$\\(([^)]*)\\)");

  private Expansion() {}

  public static String expand(String text, Map<String, String> variables) {
    Matcher matcher = REFERENCE.matcher(text);
    return matcher.replaceAll(match ->
        Matcher.quoteReplacement(
            match.group(1) == null ? "$" : variables.getOrDefault(match.group(1), match.group())));
  }
}
