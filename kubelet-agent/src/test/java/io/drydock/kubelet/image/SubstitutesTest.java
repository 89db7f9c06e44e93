package io.drydock.kubelet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SubstitutesTest {

  @Test
  void firstMatchWinsWhateverTheTag() {
    Substitutes substitutes =
        Substitutes.parse(
            """
            - {pattern: "docker.io/library/redis", image: "drydock.local/redis:1"}
            - {pattern: "*redis*", image: "drydock.local/other:1"}
            """,
            "s.yaml");
    assertThat(substitutes.find(ImageName.parse("redis:6.2")))
        .get()
        .extracting("image")
        .isEqualTo("drydock.local/redis:1");
    assertThat(substitutes.find(ImageName.parse("ghcr.io/x/redis-stack")))
        .get()
        .extracting("image")
        .isEqualTo("drydock.local/other:1");
    assertThat(substitutes.find(ImageName.parse("nginx"))).isEmpty();
  }

  @Test
  void errorsNameFileAndEntry() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Substitutes.parse("- {pattern: a, image: b}\n- {pattern: a}", "s.yaml"))
        .withMessage("s.yaml: entry 2 has no \"image\"; each needs pattern and image");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Substitutes.parse("a: [", "s.yaml"))
        .withMessageContaining("s.yaml");
  }
}
