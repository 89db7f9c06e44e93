package io.drydock.api;

import io.drydock.api.SelectorTokens.Token;
import io.drydock.api.SelectorTokens.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Label selectors as users type them: {@code app=web,tier!=db,env in (a,b),!legacy,n>5}. Syntax and
 * wording of errors are those of apimachinery's labels package.
 */
public final class LabelExpressions {
  private static final String OPERATORS = "in, notin, =, ==, !=, gt, lt";
  private static final Pattern INTEGER = Pattern.compile("[-+]?\\d{1,18}");

  private final SelectorTokens tokens;

  private LabelExpressions(String selector) {
    this.tokens = new SelectorTokens(selector);
  }

  /**
   * Parses a selector; the empty string matches everything.
   *
   * @throws IllegalArgumentException in Kubernetes' words
   */
  public static Predicate<@Nullable Map<String, String>> parse(String selector) {
    List<Predicate<Map<String, String>>> parts = new LabelExpressions(selector).requirements();
    return labels -> {
      Map<String, String> present = labels == null ? Map.of() : labels;
      return parts.stream().allMatch(p -> p.test(present));
    };
  }

  private List<Predicate<Map<String, String>>> requirements() {
    List<Predicate<Map<String, String>>> found = new ArrayList<>();
    if (tokens.peek().type() == Type.END) {
      return found;
    }
    if (!beginsRequirement(tokens.peek())) {
      throw found(tokens.peek(), ", expected: !, identifier, or 'end of string'");
    }
    while (true) {
      found.add(requirement());
      Token token = tokens.take();
      if (token.type() == Type.END) {
        return found;
      }
      if (token.type() != Type.COMMA) {
        throw found(token, ", expected: ',' or 'end of string'");
      }
      if (!beginsRequirement(tokens.peek())) {
        throw found(tokens.peek(), ", expected: identifier after ','");
      }
    }
  }

  private static boolean beginsRequirement(Token token) {
    return token.type() == Type.WORD || token.type() == Type.NOT;
  }

  private Predicate<Map<String, String>> requirement() {
    try {
      boolean not = tokens.peek().type() == Type.NOT;
      if (not) {
        tokens.take();
      }
      String key = key();
      Type after = tokens.peek().type();
      if (not || after == Type.END || after == Type.COMMA) {
        return not ? labels -> !labels.containsKey(key) : labels -> labels.containsKey(key);
      }
      return comparison(key);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("unable to parse requirement: " + e.getMessage(), e);
    }
  }

  private String key() {
    Token token = tokens.take();
    if (token.type() != Type.WORD) {
      throw found(token, ", expected: identifier");
    }
    LabelSyntax.keyProblem(token.text())
        .ifPresent(problem -> {
          throw invalid("<nil>", token.text(), problem);
        });
    return token.text();
  }

  private Predicate<Map<String, String>> comparison(String key) {
    Token operator = tokens.take();
    return switch (operator.text()) {
      case "in" -> in(key, checked(key, values()), true);
      case "notin" -> in(key, checked(key, values()), false);
      case "=", "==" -> in(key, checked(key, Set.of(value())), true);
      case "!=" -> in(key, checked(key, Set.of(value())), false);
      case ">", "<" -> order(key, operator.text().equals(">"), value());
      default -> throw found(operator, ", expected: " + OPERATORS);
    };
  }

  private String value() {
    Type type = tokens.peek().type();
    if (type == Type.END || type == Type.COMMA) {
      return "";
    }
    Token token = tokens.take();
    if (token.type() != Type.WORD) {
      throw found(token, ", expected: identifier");
    }
    return token.text();
  }

  /** "(a, b)"; what stands between two commas may be nothing, which is the empty value. */
  private Set<String> values() {
    Token open = tokens.take();
    if (open.type() != Type.OPEN) {
      throw found(open, " expected: '('");
    }
    Set<String> values = new TreeSet<>();
    while (true) {
      values.add(tokens.peek().type() == Type.WORD ? tokens.take().text() : "");
      Token token = tokens.take();
      if (token.type() == Type.CLOSE) {
        return values;
      }
      if (token.type() != Type.COMMA) {
        throw found(token, ", expected: ',' or ')'");
      }
    }
  }

  private static Set<String> checked(String key, Set<String> values) {
    int index = 0;
    for (String value : values) {
      String path = "values[" + index++ + "][" + key + "]";
      LabelSyntax.valueProblem(value)
          .ifPresent(problem -> {
            throw invalid(path, value, problem);
          });
    }
    return values;
  }

  private static Predicate<Map<String, String>> in(String key, Set<String> values, boolean wanted) {
    return wanted
        ? labels -> labels.containsKey(key) && values.contains(labels.get(key))
        : labels -> !labels.containsKey(key) || !values.contains(labels.get(key));
  }

  private static Predicate<Map<String, String>> order(String key, boolean greater, String value) {
    if (!INTEGER.matcher(value).matches()) {
      throw invalid("values[0]", value, "for 'Gt', 'Lt' operators, the value must be an integer");
    }
    long limit = Long.parseLong(value);
    return labels -> {
      String label = labels.get(key);
      if (label == null || !INTEGER.matcher(label).matches()) {
        return false;
      }
      int order = Long.compare(Long.parseLong(label), limit);
      return greater ? order > 0 : order < 0;
    };
  }

  private static IllegalArgumentException found(Token token, String expected) {
    return new IllegalArgumentException("found '" + token.text() + "'" + expected);
  }

  private static IllegalArgumentException invalid(String path, String value, String problem) {
    return new IllegalArgumentException(
        "%s: Invalid value: \"%s\": %s".formatted(path, value, problem));
  }
}
