package io.drydock.kubelet.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTest {
  @ParameterizedTest
  @CsvSource({
    // successes needed, failures needed, at first, outcomes, result
    "1, 3, false, +, true",
    "1, 3, true, --, true",
    "1, 3, true, ---, false",
    "1, 3, true, --+--, true",
    "2, 3, false, +, false",
    "2, 3, false, ++, true",
    "2, 3, false, +-+, false",
    "1, 1, true, -, false"
  })
  void resultChangesAtTheThreshold(
      int successes, int failures, boolean first, String outcomes, boolean result) {
    Thresholds thresholds = Thresholds.starting(first, new Thresholds.Limits(successes, failures));
    for (char outcome : outcomes.toCharArray()) {
      thresholds = thresholds.after(outcome == '+');
    }
    assertThat(thresholds.result()).isEqualTo(result);
  }
}
