package io.drydock.kubeproxy.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "10.96.0.1", "255.255.255.255"})
  void knowsAnAddress(String text) {
    assertThat(Addresses.isIpv4(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "None", "10.96.0", "10.96.0.256", "10.96.0.1.", "::1", "1.2.3.4 "})
  void knowsWhatIsNone(String text) {
    assertThat(Addresses.isIpv4(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,true",
    "0.0.0.0/0,true",
    "10.0.0.0/33,false",
    "10.0.0.0,false",
    "fd00::/8,false"
  })
  void knowsABlock(String text, boolean block) {
    assertThat(Addresses.isIpv4Block(text)).isEqualTo(block);
  }

  @Test
  void knowsWhatLiesInABlock() {
    assertThat(Addresses.contains("10.244.0.0/16", "10.244.255.1")).isTrue();
    assertThat(Addresses.contains("10.244.0.0/16", "10.245.0.1")).isFalse();
    assertThat(Addresses.contains("0.0.0.0/0", "255.1.1.1")).isTrue();
    assertThat(Addresses.contains("10.0.0.1/32", "10.0.0.2")).isFalse();
  }
}
