package io.drydock.cli.lab.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.cli.lab.host.EngineContainer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrphansTest {
  private static final EngineContainer HERE = pod("a", "node-1");
  private static final EngineContainer THERE = pod("b", "node-2");

  @ParameterizedTest
  @CsvSource({
    "running, false",
    "paused, false",
    "exited, true",
    "restarting, true",
    "created, true",
    "dead, true",
    "'', true"
  })
  void aPodIsAnOrphanWhereItsMachineDoesNotRun(String state, boolean orphan) {
    var machines = List.of(machine("node-1", "running"), machine("node-2", state));
    assertThat(Orphans.of(machines, List.of(HERE, THERE)))
        .isEqualTo(orphan ? List.of(THERE) : List.of());
  }

  @Test
  void withoutMachinesAllAreOrphans() {
    assertThat(Orphans.of(List.of(), List.of(HERE, THERE))).containsExactly(HERE, THERE);
  }

  private static EngineContainer machine(String node, String state) {
    return new EngineContainer("m-" + node, state, Map.of(Orphans.MACHINE, node));
  }

  private static EngineContainer pod(String id, String node) {
    return new EngineContainer(id, "running", Map.of(Orphans.NODE, node));
  }
}
