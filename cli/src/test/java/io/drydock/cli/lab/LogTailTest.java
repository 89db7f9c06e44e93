package io.drydock.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  private static final String LOGGED = "2026-11-23T09:20:20.047Z INFO  Main: Starting config=\"x\"";
  @TempDir Path folder;

  @Test
  void theSentenceIsFoundThoughTheProcessHasBeenStartedAgain() throws Exception {
    assertThat(last(LOGGED, "error: Port 1 is taken; free it.", "\tat a.b.C(D.java:1)", LOGGED))
        .isEqualTo("Port 1 is taken; free it.");
  }

  @Test
  void etcdsJsonIsPutInWords() throws Exception {
    assertThat(
            last(
                "{\"level\":\"warn\",\"msg\":\"slow\"}",
                "{\"level\":\"fatal\",\"msg\":\"discovery failed\",\"error\":\"address in use\",\"stacktrace\":\"x\"}"))
        .isEqualTo("discovery failed: address in use");
  }

  @Test
  void withoutASentenceTheLastErrorOrLineIsShown() throws Exception {
    String error = "2026-11-23T09:20:20.047Z ERROR Main: Broken why=\"y\"";
    assertThat(last(error, LOGGED)).isEqualTo(error);
    assertThat(last(LOGGED)).isEqualTo(LOGGED);
    assertThat(last("")).isEqualTo("it wrote nothing");
    assertThat(LogTail.lastLine(folder.resolve("none"))).isEqualTo("its log cannot be read");
  }

  private String last(String... lines) throws Exception {
    Path log = folder.resolve("process.log");
    Files.writeString(log, String.join("\n", lines) + "\n");
    return LogTail.lastLine(log);
  }
}
