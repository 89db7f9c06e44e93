package io.drydock.cli.lab.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the host's real engine. */
class DockerEngineTest {
  private static final String IMAGE = "ddl.local/nothing:1";
  private final DockerEngine docker = new DockerEngine();
  private final String mark = "ddl-" + ProcessHandle.current().pid();

  @BeforeEach
  void image() {
    HostCommand.require("sh", "-c", "tar -c --files-from=/dev/null | docker import - " + IMAGE);
  }

  @AfterEach
  void remove() throws Exception {
    docker.remove(docker.containers(Map.of("ddl", mark)));
    HostCommand.attempt("docker", "image", "rm", IMAGE);
  }

  @Test
  void findsByLabelsAndRemoves() throws Exception {
    assertThat(docker.answers()).isTrue();
    String one = create("--label", "ddl=" + mark, "--label", "ddl.node=node-1");
    create("--label", "ddl=" + mark, "--label", "ddl.node=node-2");
    assertThat(docker.containers(Map.of("ddl", mark))).hasSize(2);
    assertThat(docker.containers(Map.of("ddl", mark, "ddl.node", "node-1"))).containsExactly(one);
    docker.remove(docker.containers(Map.of("ddl", mark)));
    assertThat(docker.containers(Map.of("ddl", mark))).isEmpty();
    docker.remove(List.of(one));
  }

  @Test
  void anEngineThatIsNotThereDoesNotAnswer() {
    var nothing = new DockerEngine(Path.of("/nonexistent.sock"));
    assertThat(nothing.answers()).isFalse();
    assertThatThrownBy(() -> nothing.containers(Map.of())).isInstanceOf(IOException.class);
  }

  private static String create(String... labels) {
    var command = new java.util.ArrayList<>(List.of("docker", "create"));
    command.addAll(List.of(labels));
    command.addAll(List.of(IMAGE, "/nothing"));
    return HostCommand.require(command.toArray(String[]::new)).strip();
  }
}
