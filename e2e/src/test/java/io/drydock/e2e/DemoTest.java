package io.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The narrated run, whole, as a user without a keyboard gets it. */
class DemoTest {

  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final List<String> STEPS =
      List.of(
          "A cluster of real processes",
          "Images without a registry",
          "The nodes",
          "An application",
          "Pods on every node",
          "A request from outside",
          "A request from a pod, by name",
          "A rolling update without a failed request",
          "A power cut",
          "Power on again",
          "Nothing is left behind");

  @TempDir Path home;
  private Cluster cluster;

  @AfterEach
  void down() {
    cluster.down().succeeded();
  }

  @Test
  void everyStepDoesWhatItSays() {
    cluster = new Cluster("e2ed", home);
    var demo = cluster.drydock(LIMIT, "demo", "--no-pause", "--no-install");
    String told = demo.succeeded().text();
    assertThat(titles(told)).isEqualTo(STEPS);
    assertThat(told)
        .contains("node-1 Ready after", "node-2 Ready after", "node-3 Ready after")
        .contains("deployment.apps/web created", "service/web created")
        .contains("version 1", "version 2")
        .containsPattern("During the update: [1-9]\\d* requests answered, 0 failed")
        .contains("its Lease has run out", "all replacements are Ready: healed")
        .contains("Cluster e2ed is removed.")
        .endsWith("That was all of it: every step did what it says.\n");
    assertThat(home.resolve("e2ed")).doesNotExist();
    assertThat(cluster.shell().ok("ip", "netns", "list")).doesNotContain("dd-e2ed-");
  }

  /** Of lines like "== 3/11 Three nodes are Ready ====". */
  private static List<String> titles(String told) {
    return Pattern.compile("^== \\d+/\\d+  (.*?) =*$", Pattern.MULTILINE)
        .matcher(told)
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
