package io.drydock.cli.lab.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.lifecycle.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogKeeperTest {
  @TempDir Path logs;

  @Test
  void aLogThatIsTooLongMovesAside() throws Exception {
    Path node = Files.createDirectories(logs.resolve("node-1"));
    Path large = Files.writeString(node.resolve("kubelet-agent.log"), "x".repeat(101));
    Path small = Files.writeString(logs.resolve("etcd.log"), "x".repeat(100));
    try (var keeper = new LogKeeper(logs, 100, Clock.system())) {
      keeper.turn();
    }
    assertThat(large).isEmptyFile();
    assertThat(Path.of(large + ".1")).hasSize(101);
    assertThat(small).hasSize(100);
  }
}
