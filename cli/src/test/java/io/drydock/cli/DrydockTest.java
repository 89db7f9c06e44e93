package io.drydock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.cli.output.Streams;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrydockTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir Path home;

  @Test
  void helpListsTheCommands() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("up", "down", "status", "kubeconfig", "node", "images")
        .doesNotContain("lab-supervisor");
  }

  @Test
  void wrongUsageIsExitCodeTwoAndSaysWhereToRead() {
    assertThat(run("up", "--nope")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("error: Unknown option: '--nope'\nSee 'drydock up --help'.\n");
    assertThat(run("down", "--name", "No Such Name")).isEqualTo(2);
    assertThat(run("node")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
  }

  @Test
  void aClusterThatIsNotThereIsOneSentence() {
    assertThat(run("kubeconfig", "--name", "ddl-none")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "error: There is no cluster \"ddl-none\"; `drydock up --name ddl-none` makes it.\n");
  }

  @Test
  void nothingToTakeDownIsNoFailure() {
    assertThat(run("down", "--name", "ddl-none")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("There is no cluster \"ddl-none\"");
  }

  @Test
  void downRemovesEvenABrokenClusterFolder() throws Exception {
    Path folder = Files.createDirectories(home.resolve("ddl-broken/run"));
    Files.writeString(folder.resolve("supervisor.json"), "?");
    Files.writeString(home.resolve("ddl-broken/cluster.json"), "{");
    assertThat(run("status", "--name", "ddl-broken")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("drydock down --name ddl-broken");
    assertThat(run("down", "--name", "ddl-broken")).isZero();
    assertThat(home.resolve("ddl-broken")).doesNotExist();
  }

  private int run(String... arguments) {
    var streams =
        new Streams(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return Drydock.run(arguments, streams, Map.of("DRYDOCK_HOME", home.toString()));
  }
}
