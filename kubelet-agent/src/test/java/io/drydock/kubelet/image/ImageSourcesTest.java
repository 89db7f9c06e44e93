package io.drydock.kubelet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drydock.kubelet.image.ImageException.Attempt;
import io.drydock.kubelet.image.ImageException.Reason;
import io.drydock.kubelet.image.ImageResult.Source;
import io.drydock.kubelet.runtime.docker.DockerFixture;
import io.drydock.kubelet.server.TestIdentities;
import io.drydock.lifecycle.Clock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageSourcesTest {
  private final DockerFixture docker = new DockerFixture();
  private TestRegistry registry;
  private ImageSources images;
  private ImageSources impatient;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    registry = new TestRegistry(new TestIdentities(folder).serverContext("registry"));
    images = sources("", Duration.ofSeconds(20));
    impatient = sources("", Duration.ofSeconds(1));
  }

  @AfterEach
  void remove() {
    docker.removeImage(registry.image("team/app:1"));
    registry.close();
  }

  @AfterAll
  void leaveNothing() {
    docker.close();
  }

  @Test
  void presentImagesAreNotPulled() {
    assertThat(images.ensure(DockerFixture.BUSYBOX, PullPolicy.IF_NOT_PRESENT))
        .matches(r ->
            r.source() == Source.LOCAL && r.imageId().startsWith("sha256:") && r.note().isEmpty());
    assertThat(images.ensure(DockerFixture.BUSYBOX, PullPolicy.NEVER).source())
        .isEqualTo(Source.LOCAL);
  }

  @Test
  void absentImagesAreOncePulled() {
    String image = registry.image("team/app:1");
    assertThat(images.ensure(image, PullPolicy.IF_NOT_PRESENT))
        .matches(r -> r.source() == Source.PULLED && r.user().equals("1234"));
    assertThat(images.ensure(image, PullPolicy.IF_NOT_PRESENT).source()).isEqualTo(Source.LOCAL);
    assertThat(registry.manifestRequests).hasPositiveValue();
  }

  @Test
  void alwaysAsksTheRegistryAndMakesDoWithTheLocalImage() {
    String image = registry.image("team/app:1");
    images.ensure(image, PullPolicy.IF_NOT_PRESENT);
    int asked = registry.manifestRequests.get();
    assertThat(images.ensure(image, PullPolicy.ALWAYS).source()).isEqualTo(Source.PULLED);
    assertThat(registry.manifestRequests.get()).isGreaterThan(asked);

    registry.keepSilent();
    assertThat(impatient.ensure(image, PullPolicy.ALWAYS))
        .matches(r -> r.source() == Source.LOCAL)
        .satisfies(r -> assertThat(r.note()).contains("no answer within 1 s"));
  }

  @Test
  void silentRegistryIsAskedOnceInAWhile() {
    registry.keepSilent();
    Instant start = Instant.now();
    assertThatFails(registry.image("team/app:1"), PullPolicy.IF_NOT_PRESENT);
    Instant middle = Instant.now();
    assertThatFails(registry.image("team/other:1"), PullPolicy.IF_NOT_PRESENT);
    assertThat(Duration.between(start, middle)).isGreaterThan(Duration.ofMillis(900));
    assertThat(Duration.between(middle, Instant.now())).isLessThan(Duration.ofMillis(900));
  }

  @Test
  void errorSaysWhichSourcesWereTried() {
    assertThatExceptionOfType(ImageException.class)
        .isThrownBy(() -> images.ensure(registry.image("team/app:77"), PullPolicy.IF_NOT_PRESENT))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.ErrImagePull))
        .satisfies(e ->
            assertThat(e.tried())
                .extracting(Attempt::source)
                .containsExactly("local", "registry", "substitute"))
        .withMessageContaining("manifest unknown")
        .withMessageContaining("none is listed for 127.0.0.1");
    assertThatExceptionOfType(ImageException.class)
        .isThrownBy(() -> images.ensure("drydock.local/nothing:1", PullPolicy.ALWAYS))
        .withMessageContaining("drydock images build");
  }

  @Test
  void substituteStandsInAndSaysSo() {
    ImageSources withList =
        sources(
            """
            substitutes:
              - pattern: "127.0.0.1*/team/?pp"
                image: drydock.local/busybox:1
                note: has a shell only
            """,
            Duration.ofSeconds(20));
    assertThat(withList.ensure(registry.image("team/app:77"), PullPolicy.IF_NOT_PRESENT))
        .matches(r -> r.source() == Source.SUBSTITUTE && r.image().equals(DockerFixture.BUSYBOX))
        .satisfies(r ->
            assertThat(r.note())
                .contains(
                    "drydock.local/busybox:1 in place of", "has a shell only", "manifest unknown"));
    assertThat(withList.ensure(registry.image("team/app:1"), PullPolicy.IF_NOT_PRESENT).source())
        .isEqualTo(Source.PULLED);
  }

  @Test
  void neverMeansNever() {
    assertThatExceptionOfType(ImageException.class)
        .isThrownBy(() -> images.ensure(registry.image("team/app:1"), PullPolicy.NEVER))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.ErrImageNeverPull));
    assertThat(registry.manifestRequests).hasValue(0);
  }

  @Test
  void namesThatAreNoneAreRefused() {
    assertThatExceptionOfType(ImageException.class)
        .isThrownBy(() -> images.ensure("Not A Name", PullPolicy.ALWAYS))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.InvalidImageName));
  }

  private void assertThatFails(String image, PullPolicy policy) {
    assertThatExceptionOfType(ImageException.class)
        .isThrownBy(() -> impatient.ensure(image, policy));
  }

  private ImageSources sources(String substitutes, Duration patience) {
    return new ImageSources(
        docker.runtime().images(),
        Substitutes.parse(substitutes, "test.yaml"),
        patience,
        Clock.system());
  }
}
