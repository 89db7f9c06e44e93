package io.drydock.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kinds;
import io.drydock.cli.lab.ClusterWishes;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NarratorTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void nothingIsWiderThanTheTerminal() {
    var narrator = new Narrator(out, false);
    narrator.title(1, 11, "A title");
    narrator.say("word ".repeat(60));
    narrator.shown("x".repeat(300));
    narrator.tick("nobody sees it");
    assertThat(text().lines()).hasSize(6).allMatch(line -> line.length() <= Narrator.COLUMNS);
    assertThat(text()).contains("== 1/11  A title ===").doesNotContain("nobody", "\u001b");
  }

  @Test
  void aTickReplacesItself() {
    var narrator = new Narrator(out, true);
    narrator.tick("1 s");
    narrator.tick("2 s");
    narrator.shown("done");
    assertThat(text()).isEqualTo("\r\u001b[K1 s\r\u001b[K2 s\r\u001b[Kdone\n");
  }

  @Test
  void aWideTableLosesItsLastColumns() {
    var pod =
        new PodBuilder()
            .withNewMetadata()
            .withName("web-" + "x".repeat(24))
            .endMetadata()
            .withNewSpec()
            .withNodeName("node-1")
            .endSpec()
            .withNewStatus()
            .withPhase("Running")
            .endStatus()
            .build();
    List<String> lines = Tables.of(Kinds.POD, List.of(pod), true, Instant.EPOCH);
    assertThat(lines).hasSize(2).allMatch(line -> line.length() <= Narrator.COLUMNS);
    assertThat(lines.getFirst()).startsWith("NAME").contains("NODE").doesNotContain("GATES");
  }

  @Test
  void theStepsEndWithDownUnlessTheClusterIsKept() {
    assertThat(Demo.steps(wishes(false)).getLast()).isInstanceOf(DownStep.class);
    assertThat(Demo.steps(wishes(true))).noneMatch(DownStep.class::isInstance);
  }

  private static Demo.Wishes wishes(boolean keep) {
    return new Demo.Wishes(ClusterWishes.standard(), false, false, keep);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
