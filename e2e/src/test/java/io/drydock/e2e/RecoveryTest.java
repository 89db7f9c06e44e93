package io.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * One node on a small disk of its own, through what happens to a lab between `up` and `up`: a
 * killed `up`, a full disk, a restart of the host, a move to an etcd that exists already.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecoveryTest {

  private static final Duration SOON = Duration.ofSeconds(90);
  private static final Shell shell = new Shell(Cluster.ROOT);

  private static Path home;
  private static Cluster cluster;

  @BeforeAll
  static void disk() throws IOException {
    home = Files.createTempDirectory("drydock-e2er");
    shell.ok("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", home.toString());
    cluster = new Cluster("e2er", home);
  }

  @AfterAll
  static void leaveNothing() throws IOException {
    cluster.down().succeeded();
    shell.ok("umount", home.toString());
    Files.delete(home);
  }

  @Test
  @Order(1)
  void anUpThatIsKilledIsTakenUpAgainWhereItStopped() {
    List<Path> traces =
        List.of(
            home.resolve("e2er/cluster.json"),
            home.resolve("e2er/kubeconfig"),
            home.resolve("e2er/run/supervisor.json"));
    for (Path trace : traces) {
      try (var up = new Conversation(cluster.shell().start(upCommand()))) {
        up.await("makes " + trace, () -> Files.exists(trace));
        up.kill();
      }
    }
    cluster.up("--nodes", "1");
    assertThat(cluster.names("nodes")).containsExactly("node-1");
    cluster.kubectl("create configmap kept --from-literal=a=b");
    cluster.kubectl("create deployment sleeper --image=drydock.local/busybox:1 -- sleep 10000");
    cluster.rolledOut("deployment/sleeper");
  }

  @Test
  @Order(2)
  void aNameBelongsToOneStateFolder() throws IOException {
    Path elsewhere = Files.createTempDirectory("drydock-e2er-elsewhere");
    var stranger = new Cluster("e2er", elsewhere);
    for (String command : List.of("up", "down")) {
      var refused = stranger.drydock(SOON, command);
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.text())
          .contains("Cluster e2er on this host belongs to the state folder " + home);
    }
    Files.delete(elsewhere);
    assertThat(cluster.names("nodes")).containsExactly("node-1");
  }

  @Test
  @Order(3)
  void aFullDiskIsNamedAndFreeingItIsEnough() throws IOException {
    Path filler = home.resolve("filler");
    shell.run(SOON, "dd", "if=/dev/zero", "of=" + filler, "bs=1M");
    Path large = Files.createTempFile("drydock-e2er", ".txt");
    Files.writeString(large, "a".repeat(400_000));
    await()
        .atMost(SOON)
        .until(() -> {
          kubectl("create", "configmap", "large-" + System.nanoTime(), "--from-file=" + large);
          return !kubectl("get", "configmap", "kept", "--request-timeout=3s");
        });
    assertThat(cluster.drydock(SOON, "status").text())
        .contains("The disk of the state folder " + home.resolve("e2er") + " is full");
    Files.delete(filler);
    Files.delete(large);
    await().atMost(SOON).until(() -> kubectl("get", "configmap", "kept"));
    cluster.rolledOut("deployment/sleeper");
  }

  @Test
  @Order(4)
  void afterARestartOfTheHostUpBringsTheSameClusterBack() {
    String uid = cluster.jsonPath("pod -l app=sleeper", "{.items[0].metadata.uid}");
    String before = cluster.jsonPath("namespace/default", "{.metadata.uid}");
    Restart.of("e2er", home, shell);
    assertThat(cluster.up()).contains("node-1 Ready");
    assertThat(cluster.jsonPath("namespace/default", "{.metadata.uid}")).isEqualTo(before);
    assertThat(cluster.jsonPath("configmap/kept", "{.data.a}")).isEqualTo("b");
    cluster.rolledOut("deployment/sleeper");
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(cluster.kubectl("exec deployment/sleeper -- echo runs")).contains("runs"));
    assertThat(cluster.jsonPath("pod -l app=sleeper", "{.items[0].metadata.uid}")).isEqualTo(uid);
  }

  @Test
  @Order(5)
  void anEtcdThatExistsAlreadyServesToo() {
    cluster.drydock(SOON, "down", "--keep-state").succeeded();
    Path pki = home.resolve("e2er/pki");
    Path data = home.resolve("etcd-of-another");
    var other = new Cluster("e2er-x", home);
    try (var etcd = new Conversation(shell.start(etcd(pki, data)))) {
      assertThat(etcd.alive()).isTrue();
      await().atMost(SOON).until(() -> Files.exists(data.resolve("member/snap/db")));
      other.up(
          "--nodes=1",
          "--etcd-endpoint=https://127.0.0.1:23791",
          "--etcd-cafile=" + pki.resolve("ca.crt"),
          "--etcd-certfile=" + pki.resolve("drydock-apiserver.crt"),
          "--etcd-keyfile=" + pki.resolve("drydock-apiserver.key"));
      assertThat(other.drydock(SOON, "status").succeeded().text())
          .doesNotContain("\netcd ")
          .contains("node-1/kubelet-agent");
      other.kubectl("create configmap there --from-literal=a=b");
      other.down().succeeded();
      assertThat(etcd.alive()).isTrue();
    }
  }

  private static String[] upCommand() {
    return cluster.commandLine("up", "--nodes", "1");
  }

  private static String[] etcd(Path pki, Path data) {
    return new String[] {
      "etcd",
      "--data-dir=" + data,
      "--listen-client-urls=https://127.0.0.1:23791",
      "--advertise-client-urls=https://127.0.0.1:23791",
      "--listen-peer-urls=http://127.0.0.1:23801",
      "--initial-advertise-peer-urls=http://127.0.0.1:23801",
      "--initial-cluster=default=http://127.0.0.1:23801",
      "--client-cert-auth",
      "--trusted-ca-file=" + pki.resolve("ca.crt"),
      "--cert-file=" + pki.resolve("etcd-server.crt"),
      "--key-file=" + pki.resolve("etcd-server.key")
    };
  }

  private static boolean kubectl(String... words) {
    var command = new java.util.ArrayList<>(List.of("kubectl"));
    command.addAll(List.of(words));
    return cluster.shell().run(SOON, command.toArray(String[]::new)).code() == 0;
  }
}
