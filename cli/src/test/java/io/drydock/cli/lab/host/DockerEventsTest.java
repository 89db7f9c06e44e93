package io.drydock.cli.lab.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the host's real engine. */
class DockerEventsTest {
  private static final String IMAGE = "ddl.local/events:1";
  private final DockerEngine docker = new DockerEngine();
  private final Map<String, String> labels = Map.of("ddl", "e" + ProcessHandle.current().pid());

  @BeforeEach
  void image() {
    HostCommand.require(
        "sh", "-c", "tar -c -h -C / bin/busybox --transform s,^.*/,, | docker import - " + IMAGE);
  }

  @AfterEach
  void remove() throws Exception {
    docker.remove(docker.containers(labels));
    HostCommand.attempt("docker", "image", "rm", IMAGE);
  }

  @Test
  void tellsOfADeathWhenTheStateIsKnown() throws Exception {
    String id =
        HostCommand.require(
                "docker",
                "run",
                "--detach",
                "--network=none",
                "--label",
                "ddl=" + labels.get("ddl"),
                IMAGE,
                "/busybox",
                "sleep",
                "600")
            .strip();
    assertThat(docker.state(id)).isEqualTo("running");
    var states = new CopyOnWriteArrayList<String>();
    var events = new DockerEvents(labels);
    var follower =
        Thread.ofVirtual()
            .start(() -> {
              try {
                events.follow(() -> states.add(docker.state(id)));
              } catch (Exception e) {
                assertThat(e).isNotNull(); // the interrupt below
              }
            });
    await().until(() -> follower.getState() == Thread.State.WAITING);
    HostCommand.require("docker", "kill", id);
    await().untilAsserted(() -> assertThat(states).contains("exited"));
    follower.interrupt();
    follower.join();
  }
}
