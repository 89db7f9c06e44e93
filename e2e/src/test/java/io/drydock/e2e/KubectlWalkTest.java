package io.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the real kubectl against a real cluster; docs/kubectl.md is its outcome. */
class KubectlWalkTest {
  private static final Path DOCUMENT = Cluster.ROOT.resolve("docs/kubectl.md");

  @TempDir static Path home;
  private static Cluster cluster;

  @BeforeAll
  static void boot() {
    cluster = new Cluster("e2ek", home);
    cluster.up();
  }

  @AfterAll
  static void leaveNothing() {
    cluster.down().succeeded();
  }

  @Test
  void everyCommandDoesWhatTheTableSays() throws IOException {
    Shell.Outcome walk =
        cluster.shell().run(Duration.ofMinutes(15), "e2e/kubectl-walk", "--table").succeeded();

    assertThat(Files.readString(DOCUMENT))
        .as("docs/kubectl.md ends with what e2e/kubectl-walk --table prints")
        .endsWith(walk.text());
  }
}
