package io.drydock.cli.lab.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.host.ProcFs;
import io.drydock.cli.lab.host.ProcessMarks;
import io.drydock.cli.lab.host.Signals;
import io.drydock.cli.lab.program.ProcessSpec;
import io.drydock.lifecycle.Clock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedProcessTest {
  @TempDir Path home;
  private ClusterFolder folder;
  private ProcessMarks marks;

  @BeforeEach
  void create() throws Exception {
    folder = new ClusterFolder(home.resolve("lab"));
    folder.create();
    marks = new ProcessMarks(folder);
  }

  @AfterEach
  void end() throws Exception {
    Signals.end(marks.all(), Duration.ZERO);
  }

  @Test
  void aProcessThatEndsIsStartedAgain() throws Exception {
    try (var process = keep("sleeper", "sleep 60")) {
      long first = awaitRunning(process);
      assertThat(process.kill()).hasValue(first);
      await().untilAsserted(() -> assertThat(process.state().restarts()).isEqualTo(1));
      assertThat(awaitRunning(process)).isNotEqualTo(first);
      assertThat(process.memory()).isPositive();
    }
  }

  @Test
  void closingLeavesItRunningAndALaterSupervisorAdoptsIt() throws Exception {
    long pid;
    try (var process = keep("sleeper", "sleep 60 & wait")) {
      pid = awaitRunning(process);
    }
    assertThat(ProcFs.startTicks(pid)).isPresent();
    try (var again = keep("sleeper", "sleep 60 & wait")) {
      assertThat(awaitRunning(again)).isEqualTo(pid);
      assertThat(again.state().restarts()).isZero();
      Signals.kill(pid);
      await().until(() -> again.state().pid() != pid && again.state().pid() != 0);
      assertThat(again.state().restarts()).isEqualTo(1);
    }
  }

  @Test
  void itsWordsGoToItsLog() throws Exception {
    try (var process = keep("node-1/talker", "echo one; echo two >&2; sleep 60")) {
      awaitRunning(process);
      await().untilAsserted(() -> assertThat(folder.log("node-1/talker")).hasContent("one\ntwo"));
    }
  }

  @Test
  void oneThatKeepsFailingIsStartedMoreAndMoreSeldom() throws Exception {
    try (var process = keep("broken", "exit 3")) {
      await().until(() -> process.state().restarts() >= 2);
      assertThat(process.state().word()).isIn("restarting", "running");
    }
  }

  @Test
  void clustersDoNotSeeEachOthersProcesses() throws Exception {
    var other = new ProcessMarks(new ClusterFolder(home.resolve("other")));
    try (var process = keep("sleeper", "sleep 60")) {
      awaitRunning(process);
      assertThat(other.find("sleeper")).isEmpty();
      assertThat(marks.find("sleeper")).hasValue(process.state().pid());
    }
  }

  private ManagedProcess keep(String name, String script) {
    var spec = new ProcessSpec(name, List.of("sh", "-c", script), folder.log(name));
    return new ManagedProcess(spec, marks, Clock.system()).start();
  }

  private static long awaitRunning(ManagedProcess process) {
    await().until(() -> process.state().pid() != 0);
    return process.state().pid();
  }
}
