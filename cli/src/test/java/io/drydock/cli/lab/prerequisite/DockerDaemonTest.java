package io.drydock.cli.lab.prerequisite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.cli.lab.host.DockerEngine;
import io.drydock.cli.lab.host.TestEngine;
import io.drydock.cli.output.CliException;
import io.drydock.lifecycle.Clock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that is down, and a daemon that starts or does not. */
class DockerDaemonTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  @TempDir Path folder;

  @Test
  void aDaemonThatEndsSaysWhyAtOnce() throws Exception {
    Files.writeString(log(), "from another day\n");
    assertThatThrownBy(() -> daemon("echo starting; echo no space left on device >&2; exit 1"))
        .isInstanceOf(CliException.class)
        .hasMessage(
            "Docker cannot be started: no space left on device (all of it is in %s); mend that, or start Docker by hand.",
            log());
    assertThatThrownBy(() -> daemon("exit 1")).hasMessageContaining("dockerd said nothing");
  }

  @Test
  void aDaemonThatAnswersIsEnough() throws Exception {
    try (var engine = new TestEngine(folder.resolve("engine.sock"))) {
      engine.answer("/_ping", 200, "OK");
      daemon("sleep 0.1");
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Starting Docker (dockerd in");
  }

  private void daemon(String script) {
    new DockerDaemon(
            new DockerEngine(folder.resolve("engine.sock")),
            List.of("sh", "-c", script),
            log(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            Clock.system())
        .startInBackground();
  }

  private Path log() {
    return folder.resolve("dockerd.log");
  }
}
