package io.drydock.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {

  @ParameterizedTest
  @CsvSource({"1,1000", "100m,100", "0.5,500", "1.5,1500", "1n,1", "2k,2000000"})
  void cpuIsInThousandthsRoundedUp(String cpu, long expected) {
    assertThat(Quantities.milliCpu(Map.of("cpu", new Quantity(cpu)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"128Mi,134217728", "1G,1000000000", "1.5Gi,1610612736", "100m,1", "1e3,1000"})
  void memoryIsInBytesRoundedUp(String memory, long expected) {
    assertThat(Quantities.memoryBytes(Map.of("memory", Quantity.parse(memory))))
        .isEqualTo(expected);
  }

  @Test
  void whatIsNotNamedIsZero() {
    assertThat(Quantities.milliCpu(null)).isZero();
    assertThat(Quantities.value(Map.of(), "pods")).isZero();
  }
}
