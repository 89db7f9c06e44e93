package io.drydock.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.client.ApiClient;
import io.drydock.kubelet.env.ConfigErrorException;
import io.drydock.lifecycle.ManualClock;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServiceAccountTokensTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final TokenIssuer issuer = new TokenIssuer(clock);
  private final ServiceAccountTokens tokens =
      new ServiceAccountTokens(new ApiClient(issuer), clock);

  @Test
  void aTokenIsKeptForFourFifthsOfItsLife() throws Exception {
    assertThat(tokens.token(pod("a"), "", 3600)).isEqualTo("token 1");
    clock.advance(Duration.ofMinutes(47));
    assertThat(tokens.token(pod("a"), "", 3600)).isEqualTo("token 1");
    clock.advance(Duration.ofMinutes(2));
    assertThat(tokens.token(pod("a"), "", 3600)).isEqualTo("token 2");
  }

  @Test
  void everyPodAndAudienceHasItsOwn() throws Exception {
    tokens.token(pod("a"), "", 3600);
    tokens.token(pod("b"), "", 3600);
    tokens.token(pod("a"), "vault", 3600);
    assertThat(issuer.asked).hasSize(3);
    assertThat(issuer.asked.getLast().getSpec().getAudiences()).containsExactly("vault");
    assertThat(issuer.asked.getLast().getSpec().getBoundObjectRef().getUid()).isEqualTo("uid-a");
  }

  @Test
  void anOldTokenServesWhileNoNewOneCanBeHad() throws Exception {
    tokens.token(pod("a"), "", 3600);
    issuer.away = true;
    clock.advance(Duration.ofMinutes(55));
    assertThat(tokens.token(pod("a"), "", 3600)).isEqualTo("token 1");
    clock.advance(Duration.ofMinutes(5));
    assertThatThrownBy(() -> tokens.token(pod("a"), "", 3600))
        .isInstanceOf(ConfigErrorException.class)
        .hasMessage("failed to fetch token: nobody is there");
  }

  private static Pod pod(String name) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace("default")
        .withName(name)
        .withUid("uid-" + name)
        .endMetadata()
        .withNewSpec()
        .withNodeName("node-1")
        .withServiceAccountName("default")
        .endSpec()
        .build();
  }
}
