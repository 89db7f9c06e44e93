package io.drydock.cli.lab.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageStampTest {
  private static final Map<String, String> PRESENT =
      Map.of("drydock.local/web:1", "a", "drydock.local/web:2", "b", "drydock.local/redis:1", "c");
  private static final ImageStamp STAMP = ImageStamp.of("f", Set.of("web", "redis"), PRESENT);

  @TempDir Path folder;

  @Test
  void whatIsAsItWasIsCurrent() {
    assertThat(STAMP.current("f", PRESENT)).containsExactlyInAnyOrder("web", "redis");
  }

  @Test
  void changedRecipesMakeNothingCurrent() {
    assertThat(STAMP.current("g", PRESENT)).isEmpty();
  }

  @Test
  void aMissingOrOtherImageMakesItsRecipeOld() {
    var without = Map.of("drydock.local/web:1", "a", "drydock.local/redis:1", "c");
    assertThat(STAMP.current("f", without)).containsExactly("redis");
    var other =
        Map.of(
            "drydock.local/web:1", "a", "drydock.local/web:2", "b", "drydock.local/redis:1", "x");
    assertThat(STAMP.current("f", other)).containsExactly("web");
  }

  @Test
  void onlyTheGivenRecipesAreNoted() {
    assertThat(ImageStamp.of("f", Set.of("redis"), PRESENT).current("f", PRESENT))
        .containsExactly("redis");
  }

  @Test
  void itIsReadAsItWasWrittenAndSaysNothingWhereItIsBroken() throws Exception {
    Path file = folder.resolve("target/images.json");
    assertThat(ImageStamp.read(file).current("", PRESENT)).isEmpty();
    STAMP.write(file);
    assertThat(ImageStamp.read(file)).isEqualTo(STAMP);
    Files.writeString(file, "{");
    assertThat(ImageStamp.read(file).current("f", PRESENT)).isEmpty();
  }
}
