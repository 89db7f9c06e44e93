package io.drydock.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorsTest {

  private static final Map<String, String> LABELS = Map.of("app", "web", "tier", "a", "n", "5");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "app=web | true",
        "app==web | true",
        "app=db | false",
        "app!=db | true",
        "missing!=x | true",
        "app=web,tier in (a, b) | true",
        "tier notin (a,b) | false",
        "missing notin (a) | true",
        "missing in (a) | false",
        "app | true",
        "!app | false",
        "!missing | true",
        "n>4 | true",
        "n>5 | false",
        "n<6 | true",
        "app>1 | false",
        "missing<5 | false",
        "'' | true",
      })
  void expressionsMatchAsTheLabelsPageSays(String selector, boolean matches) {
    assertThat(LabelExpressions.parse(selector == null ? "" : selector).test(LABELS))
        .isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a=b=c | found '=', expected: ',' or 'end of string'",
        "in (a) | unable to parse requirement: found '(', expected: in, notin, =, ==, !=, gt, lt",
        "a in b | unable to parse requirement: found 'b' expected: '('",
        "=x | found '=', expected: !, identifier, or 'end of string'",
        "a,,b | found ',', expected: identifier after ','",
        "a, | found '', expected: identifier after ','",
        "a b | unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt",
        "a in (b | unable to parse requirement: found '', expected: ',' or ')'",
        "! | unable to parse requirement: found '', expected: identifier",
        "a=! | unable to parse requirement: found '!', expected: identifier",
        "n>x | unable to parse requirement: values[0]: Invalid value: \"x\": for 'Gt', 'Lt' operators,"
            + " the value must be an integer",
      })
  void anUnreadableExpressionIsExplained(String selector, String message) {
    assertThatThrownBy(() -> LabelExpressions.parse(selector))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void keysAndValuesMustBeThoseOfLabels() {
    assertThatThrownBy(() -> LabelExpressions.parse("-a"))
        .hasMessageStartingWith(
            "unable to parse requirement: <nil>: Invalid value: \"-a\": name part must consist of");
    assertThatThrownBy(() -> LabelExpressions.parse("app=a$"))
        .hasMessageStartingWith(
            "unable to parse requirement: values[0][app]: Invalid value: \"a$\": a valid label must");
    assertThatThrownBy(() -> LabelExpressions.parse("a/b/c"))
        .hasMessageContaining("with an optional DNS subdomain prefix and '/'");
  }

  @Test
  void operatorsMayBeKeysAndValues() {
    assertThat(LabelExpressions.parse("in in (in,notin)").test(Map.of("in", "notin"))).isTrue();
    assertThat(LabelExpressions.parse("app in (,x)").test(Map.of("app", ""))).isTrue();
    assertThat(LabelExpressions.parse("app=").test(Map.of("app", ""))).isTrue();
  }

  @Test
  void noSelectorMatchesNothingAndAnEmptyOneEverything() {
    assertThat(Selectors.of(null).test(LABELS)).isFalse();
    assertThat(Selectors.of(new LabelSelectorBuilder().build()).test(null)).isTrue();
  }

  @Test
  void allPartsOfASelectorMustHold() {
    var selector =
        new LabelSelectorBuilder()
            .addToMatchLabels("app", "web")
            .addNewMatchExpression()
            .withKey("tier")
            .withOperator("In")
            .withValues("a", "b")
            .endMatchExpression()
            .addNewMatchExpression()
            .withKey("gone")
            .withOperator("DoesNotExist")
            .endMatchExpression()
            .build();
    assertThat(Selectors.of(selector).test(LABELS)).isTrue();
    assertThat(Selectors.of(selector).test(Map.of("app", "web", "tier", "c"))).isFalse();
    assertThat(Selectors.of(selector).test(Map.of("app", "web", "tier", "a", "gone", "")))
        .isFalse();
  }

  @Test
  void aMapSelectorWantsEveryEntry() {
    assertThat(Selectors.ofMap(Map.of("app", "web", "tier", "a")).test(LABELS)).isTrue();
    assertThat(Selectors.ofMap(Map.of("app", "web", "tier", "b")).test(LABELS)).isFalse();
    assertThat(Selectors.ofMap(Map.of("app", "web")).test(null)).isFalse();
  }
}
