package io.drydock.cli.lab.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.host.HostCommand;
import io.drydock.cli.lab.host.ProcFs;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real namespaces, on a bridge of the test's own. */
class NetnsDriverTest {
  private static final String BRIDGE = "ddlbr";
  private final Machine machine =
      new Machine("node-1", "198.18.95.11", 24, "198.18.95.1", BRIDGE, "ddlbrn1");
  @TempDir Path home;
  private NetnsDriver driver;
  private ClusterFolder folder;

  @BeforeEach
  void bridge() throws Exception {
    HostCommand.require("ip", "link", "add", BRIDGE, "type", "bridge", "forward_delay", "0");
    HostCommand.require("ip", "address", "add", "198.18.95.1/24", "dev", BRIDGE);
    HostCommand.require("ip", "link", "set", BRIDGE, "up");
    folder = new ClusterFolder(home.resolve("ddl-driver"));
    folder.create();
    driver = new NetnsDriver("ddl-", new NodeRemains(folder));
  }

  @AfterEach
  void remove() {
    driver.machines().forEach(driver::remove);
    HostCommand.attempt("ip", "link", "del", BRIDGE);
  }

  @Test
  void aPoweredNodeReachesTheHost() throws Exception {
    driver.powerOn(machine);
    driver.powerOn(machine);
    assertThat(driver.machines()).containsExactly("node-1");
    try (var server = new ServerSocket(0, 1, InetAddress.getByName("198.18.95.1"))) {
      assertThat(reach(server.getLocalPort()).ok()).isTrue();
      driver.cut(machine);
      assertThat(reach(server.getLocalPort()).ok()).isFalse();
    }
  }

  @Test
  void aHalfMadeNodeIsMadeAnew() throws Exception {
    HostCommand.require("ip", "netns", "add", "ddl-node-1");
    HostCommand.require(
        "ip",
        "link",
        "add",
        machine.cable(),
        "type",
        "veth",
        "peer",
        "name",
        "eth0",
        "netns",
        "ddl-node-1");
    driver.powerOn(machine);
    try (var server = new ServerSocket(0, 1, InetAddress.getByName("198.18.95.1"))) {
      assertThat(reach(server.getLocalPort()).ok()).isTrue();
    }
  }

  @Test
  void aReapedNodeLeavesNothing() throws Exception {
    driver.powerOn(machine);
    var process = new ProcessBuilder(driver.inside(machine, List.of("sleep", "60"))).start();
    Path volume = Files.createDirectories(folder.node("node-1").resolve("volume"));
    HostCommand.require("mount", "-t", "tmpfs", "none", volume.toString());
    driver.reap(machine);
    assertThat(driver.machines()).isEmpty();
    assertThat(process.waitFor()).isEqualTo(137);
    assertThat(ProcFs.startTicks(process.pid())).isEmpty();
    assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).doesNotContain(volume.toString());
    assertThat(HostCommand.attempt("ip", "link", "show", machine.cable()).ok()).isFalse();
    driver.reap(machine);
  }

  @Test
  void itComesBackWithItsAddresses() {
    driver.powerOn(machine);
    String before = inside("ip", "-brief", "link", "show", "eth0");
    driver.reap(machine);
    driver.powerOn(machine);
    assertThat(inside("ip", "-brief", "link", "show", "eth0").split("\\s+")[2])
        .isEqualTo(before.split("\\s+")[2]);
    assertThat(inside("ip", "-4", "route", "show"))
        .contains("default via 198.18.95.1", "198.18.95.0/24 dev eth0");
    assertThat(inside("cat", "/proc/sys/net/ipv4/ip_forward").strip()).isEqualTo("1");
  }

  private HostCommand.Outcome reach(int port) {
    var script = "exec 3<>/dev/tcp/198.18.95.1/" + port;
    return HostCommand.attempt(
        driver.inside(machine, List.of("timeout", "2", "bash", "-c", script)));
  }

  private String inside(String... command) {
    var outcome = HostCommand.attempt(driver.inside(machine, List.of(command)));
    assertThat(outcome.ok()).as(outcome.output()).isTrue();
    return outcome.output();
  }
}
