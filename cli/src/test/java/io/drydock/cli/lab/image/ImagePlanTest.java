package io.drydock.cli.lab.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImagePlanTest {
  private static final Set<String> ALWAYS = Set.of("pause", "busybox", "web");
  private static final Set<String> ALL = Set.of("pause", "busybox", "web", "redis", "vote");
  private static final List<Substitute> SUBSTITUTES =
      List.of(
          new Substitute("registry.k8s.io", "pause"),
          new Substitute("docker.io", "redis"),
          new Substitute("mcr.microsoft.com", "redis"),
          new Substitute("mcr.microsoft.com", "vote"));

  @Test
  void whereEverythingIsBuiltNobodyIsAskedAndNothingDone() {
    assertThat(ImagePlan.questions(SUBSTITUTES, ALL)).isEmpty();
    assertThat(ImagePlan.decide(SUBSTITUTES, ALL, Set.of()).recipes()).isEmpty();
  }

  @Test
  void onlyRegistriesOfWhatIsMissingAreAsked() {
    assertThat(ImagePlan.questions(SUBSTITUTES, Set.of("pause", "redis")))
        .containsExactly("mcr.microsoft.com");
  }

  @Test
  void withoutAnyRegistryAllSubstitutesAreBuilt() {
    var plan = ImagePlan.decide(SUBSTITUTES, Set.of(), Set.of());
    assertThat(plan.recipes()).containsExactly("pause", "busybox", "web", "redis", "vote");
    assertThat(plan.reason())
        .isEqualTo(
            "No image registry can be reached; building local substitutes (about 30 s, once)");
  }

  @Test
  void withEveryRegistryOnlyWhatNoneHasIsBuilt() {
    var answering = Set.of("docker.io", "mcr.microsoft.com", "registry.k8s.io");
    var plan = ImagePlan.decide(SUBSTITUTES, Set.of(), answering);
    assertThat(plan.recipes()).containsExactly("pause", "busybox", "web");
    assertThat(plan.reason()).startsWith("Building the local images pause, busybox, web");
    assertThat(ImagePlan.decide(SUBSTITUTES, ALWAYS, answering).recipes()).isEmpty();
  }

  @Test
  void aSilentRegistryIsNamed() {
    var plan = ImagePlan.decide(SUBSTITUTES, ALWAYS, Set.of("docker.io"));
    assertThat(plan.recipes()).containsExactly("redis", "vote");
    assertThat(plan.reason()).startsWith("mcr.microsoft.com cannot be reached; building");
  }

  @Test
  void theSandboxIsBuiltBeforeAllElse() {
    var built = Set.of("busybox", "web", "vote");
    assertThat(ImagePlan.decide(SUBSTITUTES, built, Set.of()).recipes())
        .containsExactly("pause", "redis");
  }
}
