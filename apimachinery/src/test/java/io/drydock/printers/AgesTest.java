package io.drydock.printers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {

  @ParameterizedTest
  @CsvSource({
    "PT-5S, <invalid>",
    "PT-1S, 0s",
    "PT0S, 0s",
    "PT119S, 119s",
    "PT2M, 2m",
    "PT9M59S, 9m59s",
    "PT10M30S, 10m",
    "PT179M, 179m",
    "PT3H, 3h",
    "PT7H59M, 7h59m",
    "PT8H30M, 8h",
    "PT47H, 47h",
    "PT48H, 2d",
    "PT191H, 7d23h",
    "P8D, 8d",
    "P729D, 729d",
    "P730D, 2y",
    "P731D, 2y1d",
    "P2920D, 8y"
  })
  void saysTheTwoUnitsThatMatter(Duration age, String expected) {
    assertThat(Ages.of(age)).isEqualTo(expected);
  }

  @Test
  void anUnknownTimeIsSaidToBeUnknown() {
    assertThat(Ages.since(null, Instant.EPOCH)).isEqualTo("<unknown>");
    assertThat(Ages.since("yesterday", Instant.EPOCH)).isEqualTo("<unknown>");
  }
}
