package io.drydock.controlplane.controller.nodeipam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CidrPoolTest {

  @Test
  void theLowestFreePartIsGiven() {
    var pool = CidrPool.parse("10.244.0.0/16", 24);
    assertThat(pool.free(List.of())).hasValue("10.244.0.0/24");
    assertThat(pool.free(List.of("10.244.0.0/24", "10.244.2.0/24"))).hasValue("10.244.1.0/24");
  }

  @Test
  void anExhaustedPoolHasNone() {
    var pool = CidrPool.parse("192.168.0.0/23", 24);
    assertThat(pool.free(List.of("192.168.0.0/24", "192.168.1.0/24"))).isEmpty();
  }

  @Test
  void hostBitsAreIgnored() {
    assertThat(CidrPool.parse("10.244.7.9/16", 24).free(List.of())).hasValue("10.244.0.0/24");
  }

  @Test
  void whatIsNoRangeIsRefused() {
    assertThatThrownBy(() -> CidrPool.parse("pods", 24)).hasMessageContaining("--cluster-cidr");
    assertThatThrownBy(() -> CidrPool.parse("10.0.0.0/16", 8)).hasMessageContaining("mask-size");
  }
}
