package io.drydock.kubelet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTest {

  @ParameterizedTest
  @CsvSource({
    "nginx, docker.io/library/nginx:latest",
    "nginx:1.14, docker.io/library/nginx:1.14",
    "bitnami/redis, docker.io/bitnami/redis:latest",
    "docker.io/nginx:1, docker.io/library/nginx:1",
    "index.docker.io/library/nginx:1, docker.io/library/nginx:1",
    "localhost/app, localhost/app:latest",
    "localhost:5000/a/b:2, localhost:5000/a/b:2",
    "mcr.microsoft.com/azuredocs/azure-vote-front:v1, mcr.microsoft.com/azuredocs/azure-vote-front:v1",
    "drydock.local/web:1, drydock.local/web:1",
    "a/b@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, docker.io/a/b@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
  })
  void normalized(String image, String whole) {
    assertThat(ImageName.parse(image)).hasToString(whole);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "UPPER", "a b", "a:b:c", "a/", "-a", "a:", "a@sha256:12"})
  void refused(String image) {
    assertThatIllegalArgumentException().isThrownBy(() -> ImageName.parse(image));
  }

  @Test
  void policyDefaultsToAlwaysForLatestOnly() {
    assertThat(PullPolicy.of(null, "nginx")).isEqualTo(PullPolicy.ALWAYS);
    assertThat(PullPolicy.of(null, "nginx:latest")).isEqualTo(PullPolicy.ALWAYS);
    assertThat(PullPolicy.of(null, "nginx:1")).isEqualTo(PullPolicy.IF_NOT_PRESENT);
    assertThat(PullPolicy.of("Never", "nginx")).isEqualTo(PullPolicy.NEVER);
  }
}
