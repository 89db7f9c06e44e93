package io.drydock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.TestClusters;
import io.drydock.cli.lab.host.HostCommand;
import io.drydock.cli.lab.spec.ClusterFile;
import io.drydock.cli.output.Streams;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `up` says on a real host where something is in its way: one sentence, exit code 1. */
class UpFaultsTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir Path home;

  @Test
  void takenPortsNameTheirListener() throws Exception {
    for (int offset = 0; offset < 4; offset++) {
      try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        int port = socket.getLocalPort();
        assertThat(up("--api-port=" + (port - offset))).isEqualTo(1);
        assertSentence("Port " + port + " is taken by process", "--api-port");
      }
    }
    assertThat(home.resolve("fa-test")).doesNotExist();
  }

  @Test
  void aRangeInUseNamesTheInterface() {
    HostCommand.require("ip", "link", "add", "fatest0", "type", "bridge");
    try {
      HostCommand.require("ip", "address", "add", "198.18.95.1/24", "dev", "fatest0");
      HostCommand.require("ip", "link", "set", "fatest0", "up");
      assertThat(up("--lab-subnet=198.18.95.0/24")).isEqualTo(1);
      assertSentence("198.18.95.0/24 is in use by", "fatest0", "--lab-subnet");
    } finally {
      HostCommand.require("ip", "link", "del", "fatest0");
    }
  }

  @Test
  void aFullDiskNamesTheFolder() throws Exception {
    Path small = Files.createDirectory(home.resolve("small"));
    HostCommand.require("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", small.toString());
    try {
      assertThat(run(small, "up", "--name=fa-test", "--no-install")).isEqualTo(1);
      assertSentence("MiB are free for the state folder " + small, "DRYDOCK_HOME");
    } finally {
      HostCommand.require("umount", small.toString());
    }
  }

  @Test
  void anEtcdThatIsNotThereIsFoundAtOnce() throws Exception {
    String file = Files.createFile(home.resolve("file")).toString();
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    String[] files = {"--etcd-cafile=" + file, "--etcd-certfile=" + file, "--etcd-keyfile=" + file};
    String endpoint = "--etcd-endpoint=https://127.0.0.1:" + free;
    assertThat(up(endpoint, files[0], files[1], files[2])).isEqualTo(1);
    assertSentence("etcd cannot be reached", "Connection refused", "--etcd-endpoint");
    assertThat(up("--etcd-endpoint=http://127.0.0.1:" + free, files[0], files[1], files[2]))
        .isEqualTo(1);
    assertSentence("etcd cannot be reached", "not like https://host:2379");
    assertThat(up(endpoint, files[0], files[1], "--etcd-keyfile=/nowhere")).isEqualTo(1);
    assertSentence("/nowhere", "--etcd-keyfile");
    assertThat(home.resolve("fa-test")).doesNotExist();
  }

  @Test
  void aCorruptClusterFileNamesTheRemedy() throws Exception {
    Files.createDirectory(home.resolve("fa-test"));
    Files.writeString(home.resolve("fa-test/cluster.json"), "{");
    assertThat(up()).isEqualTo(1);
    assertSentence("cluster.json cannot be read", "`drydock down --name fa-test`");
  }

  @Test
  void otherOptionsThanTheClustersAreNotIgnored() throws Exception {
    var folder = new ClusterFolder(home.resolve("fa-test"));
    folder.create();
    new ClusterFile().write(folder, TestClusters.twoNodes("fa-test"));
    assertThat(up("--timings=kubernetes")).isEqualTo(1);
    assertSentence("made with another --timings", "drydock down --name fa-test");
  }

  @Test
  void aNameIsUsedOnlyOnceOnAHostWhateverTheStateFolder() throws Exception {
    var builder = new ProcessBuilder("sleep", "60");
    builder.environment().put("DRYDOCK_LAB", "/elsewhere/fa-test");
    Process other = builder.start();
    try {
      await()
          .untilAsserted(() -> {
            assertThat(up()).isEqualTo(1);
            assertSentence(
                "belongs to the state folder /elsewhere/fa-test",
                "`DRYDOCK_HOME=/elsewhere ./drydock down --name fa-test`");
          });
      assertThat(run(home, "down", "--name=fa-test")).isEqualTo(1);
      assertSentence("belongs to the state folder /elsewhere/fa-test");
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
    }
    assertThat(home.resolve("fa-test")).doesNotExist();
  }

  @Test
  void aComposeLabOfTheNameIsLeftAlone() {
    String container =
        HostCommand.require(
            "docker", "create", "--label=io.drydock.compose=fa-test", "drydock.local/pause:1");
    try {
      assertThat(up()).isEqualTo(1);
      assertSentence("is a compose lab", "`docker compose -p drydock-fa-test down -v`");
    } finally {
      HostCommand.require("docker", "rm", container.strip());
    }
  }

  @Test
  void theDemoTouchesNoClusterThatIsThere() throws Exception {
    Files.createDirectory(home.resolve("fa-test"));
    assertThat(run(home, "demo", "--name=fa-test", "--no-pause")).isEqualTo(1);
    assertSentence("Cluster fa-test exists already", "another --name");
  }

  @Test
  void namesThatNoNamespaceCanHaveAreRefused() {
    for (String name : new String[] {"Upper", "a_b", "-x", "a".repeat(21), ""}) {
      assertThat(run(home, "up", "--name=" + name)).as(name).isEqualTo(2);
      assertThat(run(home, "demo", "--name=" + name)).as(name).isEqualTo(2);
    }
  }

  private int up(String... options) {
    var all = new java.util.ArrayList<>(java.util.List.of("up", "--name=fa-test", "--no-install"));
    all.addAll(java.util.List.of(options));
    return run(home, all.toArray(String[]::new));
  }

  private int run(Path state, String... arguments) {
    err.reset();
    var streams =
        new Streams(
            InputStream.nullInputStream(),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    var environment = Map.of("DRYDOCK_HOME", state.toString(), "DRYDOCK_ROOT", home.toString());
    return Drydock.run(arguments, streams, environment);
  }

  private void assertSentence(String... words) {
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("error: ")
        .contains(words)
        .doesNotContain("\tat ", "Exception")
        .hasLineCount(1);
  }
}
