package io.drydock.cli.lab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.cli.lab.host.DockerEngine;
import io.drydock.cli.lab.host.TestEngine;
import io.drydock.cli.output.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipes of two images, a script that "builds" them in an engine that answers from a folder. */
class LocalImagesTest {
  private final List<String> said = new ArrayList<>();
  @TempDir Path root;
  private TestEngine engine;
  private Path images;

  @BeforeEach
  void checkout() throws Exception {
    engine = new TestEngine(root.resolve("engine.sock"));
    engine.answer("/images/json", 200, "[]");
    engine.answer("/distribution/", 500, "{\"message\":\"dial tcp: no such host\"}");
    images = Files.createDirectories(root.resolve("deploy/images"));
    for (String name : List.of("pause", "busybox", "web", "redis")) {
      Files.writeString(Files.createDirectory(images.resolve(name)).resolve("recipe"), "");
    }
    Files.writeString(
        images.resolve("substitutes.yaml"),
        "substitutes: [{pattern: docker.io/library/redis, image: 'drydock.local/redis:1'}]");
    script("echo drydock images: Built $* >&2; echo $* >> " + root + "/built");
  }

  @AfterEach
  void stop() throws Exception {
    engine.close();
  }

  @Test
  void withoutARegistryTheSubstitutesAreBuiltAndItIsSaid() throws Exception {
    assertThat(ensure()).isEmpty();
    assertThat(said)
        .containsExactly(
            "No image registry can be reached; building local substitutes (about 30 s, once)",
            "Built pause busybox web redis");
    assertThat(root.resolve("built")).hasContent("pause busybox web redis");
  }

  @Test
  void aRegistryThatRefusesIsThere() throws Exception {
    engine.answer("/distribution/", 500, "{\"message\":\"manifest unknown\"}");
    assertThat(ensure()).isEmpty();
    assertThat(root.resolve("built")).hasContent("pause busybox web");
  }

  @Test
  void whatIsBuiltIsNotBuiltAgainUntilARecipeChanges() throws Exception {
    script("echo $* >> " + root + "/built");
    engine.answer("/images/json", 200, built("pause", "busybox", "web", "redis"));
    assertThat(ensure()).isEmpty();
    assertThat(ensure()).isEmpty();
    assertThat(root.resolve("built")).hasContent("pause busybox web redis");
    Files.writeString(images.resolve("web/recipe"), "changed=yes");
    assertThat(ensure()).isEmpty();
    assertThat(Files.readAllLines(root.resolve("built"))).hasSize(2);
  }

  @Test
  void anImageThatLostItsNameIsNoMatter() throws Exception {
    engine.answer(
        "/images/json", 200, built("pause").replace("drydock.local/pause:1", "<none>:<none>"));
    assertThat(ensure()).isEmpty();
    assertThat(said).contains("Built pause busybox web redis");
  }

  @Test
  void aFailedBuildIsASentenceWithItsRemedy() throws Exception {
    engine.answer("/images/json", 200, built("pause"));
    script("echo drydock images: apt cannot download redis >&2; exit 1");
    assertThat(ensure())
        .startsWith("Not all local images could be built: apt cannot download redis. ")
        .contains("`./drydock images build`");
  }

  @Test
  void withoutASandboxItIsAFailure() throws Exception {
    script("echo drydock images: The disk is full. >&2; exit 1");
    assertThatThrownBy(this::ensure)
        .isInstanceOf(CliException.class)
        .hasMessageContaining("no pod can start")
        .hasMessageContaining("The disk is full. Try again with `./drydock images build`");
  }

  private String ensure() throws Exception {
    try (var local =
        new LocalImages(root, new DockerEngine(root.resolve("engine.sock")), said::add)) {
      return local.ensure().orElse("");
    }
  }

  private void script(String body) throws IOException {
    Path file = Files.writeString(images.resolve("build"), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String built(String... names) {
    return List.of(names).stream()
        .map(name ->
            "{\"RepoTags\":[\"drydock.local/%s:1\"],\"Labels\":{\"io.drydock.image.recipe\":\"x\"}}"
                .formatted(name))
        .toList()
        .toString();
  }
}
