package io.drydock.cli.lab.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubnetTest {
  @Test
  void countsAddressesFromTheBase() {
    var subnet = Subnet.parse("10.89.0.0/24");
    assertThat(subnet.address(1)).isEqualTo("10.89.0.1");
    assertThat(subnet.address(250)).isEqualTo("10.89.0.250");
    assertThat(Subnet.parse("200.1.2.3/16")).hasToString("200.1.0.0/16");
  }

  @ParameterizedTest
  @CsvSource({
    "10.89.0.0/24, 10.89.0.128/25, true",
    "10.89.0.0/24, 10.0.0.0/8, true",
    "10.89.0.0/24, 10.89.1.0/24, false",
    "192.168.0.0/16, 10.0.0.0/8, false",
    "10.1.1.1, 10.1.1.0/30, true",
    "0.0.0.0/0, 10.1.1.0/30, true"
  })
  void knowsOverlaps(String one, String other, boolean overlaps) {
    assertThat(Subnet.parse(one).overlaps(Subnet.parse(other))).isEqualTo(overlaps);
    assertThat(Subnet.parse(other).overlaps(Subnet.parse(one))).isEqualTo(overlaps);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10.89.0/24", "10.89.0.0/33", "10.89.0.256/24", "a.b.c.d", "1.2.3.4/x"})
  void refusesWhatIsNoRange(String text) {
    assertThatThrownBy(() -> Subnet.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"")
        .hasMessageContaining("10.89.0.0/24");
  }
}
