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
      value = {"a=b=c", "in (a)", "a in b", "=x", "a,,b", "a b"})
  void anUnreadableExpressionIsNamed(String selector) {
    assertThatThrownBy(() -> LabelExpressions.parse(selector))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(selector);
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
