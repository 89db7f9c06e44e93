package io.drydock.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactQuantityTest {

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "0m,0",
    "1,1",
    "1.5,1500m",
    "0.5,500m",
    "1000m,1",
    "2000m,2",
    "100m,100m",
    "1500,1500",
    "1000,1k",
    "100000,100k",
    "1024Mi,1Gi",
    "1536Mi,1536Mi",
    "1.5Gi,1536Mi",
    "512,512",
    "0.5Ki,512",
    "1Ki,1Ki",
    "1e3,1e3",
    "12e2,1200",
    "1E,1E",
    "-1,-1",
    "+2,2",
    "0.0000000001,1n",
    "10P,10P",
    "1000Ki,1000Ki",
    ".5,500m",
    "1Ei,1Ei",
    "100E,9223372036854775807"
  })
  void hasOneText(String text, String canonical) {
    assertThat(ExactQuantity.parse(text).canonical()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "abc,quantities must match",
    "'',quantities must match",
    "1 Gi,quantities must match",
    "1.2.3,unable to parse numeric part of quantity",
    "1KK,unable to parse quantity's suffix",
    "1mi,unable to parse quantity's suffix",
    "1e99999999,unable to parse quantity's suffix",
    "1M5,unable to parse quantity's suffix"
  })
  void refuses(String text, String why) {
    assertThatThrownBy(() -> ExactQuantity.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(why);
  }
}
