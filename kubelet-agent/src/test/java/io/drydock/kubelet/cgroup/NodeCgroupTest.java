package io.drydock.kubelet.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.kubelet.process.Command;
import io.drydock.lifecycle.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeCgroupTest {
  private static final Path ROOT = Path.of("/sys/fs/cgroup");
  private final String cluster = "ddt-cg-" + ProcessHandle.current().pid();

  @AfterEach
  void remove() {
    Command.of(
            "sh",
            "-c",
            "find /sys/fs/cgroup -depth -type d -path '*/drydock/"
                + cluster
                + "*' -exec rmdir {} +")
        .run();
  }

  @Test
  void limitsAreSetAndSetAgain() {
    NodeCgroup cgroup =
        new NodeCgroup(CgroupDriver.CGROUPFS, cluster, "node-1", ROOT, Clock.system());
    assertThat(cgroup.usage()).isEmpty();
    cgroup.apply(new NodeLimits(1500, 256 << 20, 300));
    assertLimits("150000", 256 << 20, "300");
    cgroup.apply(new NodeLimits(2000, 512 << 20, 400));
    assertLimits("200000", 512 << 20, "400");
    cgroup.apply(new NodeLimits(500, 128 << 20, 100));
    assertLimits("50000", 128 << 20, "100");
    assertThat(cgroup.parent()).isEqualTo("/drydock/" + cluster + "/node-1");
    assertThat(cgroup.usage()).isPresent();
    assertThat(cgroup.usage("no-such-container")).isEmpty();
  }

  @Test
  void secondVersionHandsControllersDown(@TempDir Path root) throws IOException {
    CgroupV2 v2 = new CgroupV2(root);
    v2.limit("drydock/lab/node-1", new NodeLimits(1500, 1 << 20, 300));
    Path node = root.resolve("drydock/lab/node-1");
    assertThat(root.resolve("cgroup.subtree_control")).hasContent("+cpu +memory +pids");
    assertThat(root.resolve("drydock/lab/cgroup.subtree_control")).hasContent("+cpu +memory +pids");
    assertThat(node.resolve("cpu.max")).hasContent("150000 100000");
    assertThat(node.resolve("memory.max")).hasContent("1048576");
    assertThat(node.resolve("pids.max")).hasContent("300");

    Files.writeString(node.resolve("memory.current"), "5000\n");
    Files.writeString(node.resolve("memory.stat"), "anon 1\ninactive_file 2000\n");
    Files.writeString(node.resolve("cpu.stat"), "usage_usec 7\nuser_usec 3\n");
    assertThat(v2.usage("drydock/lab/node-1", Clock.system().now()))
        .get()
        .matches(usage -> usage.memoryWorkingSetBytes() == 3000 && usage.cpuNanos() == 7000);
  }

  @Test
  void slicesAreNamedAsSystemdNestsThem() {
    CgroupLayout layout = new CgroupLayout(CgroupDriver.SYSTEMD, "lab", "node-1");
    assertThat(layout.parent()).isEqualTo("drydock-lab-node\\x2d1.slice");
    assertThat(layout.path("abc"))
        .isEqualTo("drydock.slice/drydock-lab.slice/drydock-lab-node\\x2d1.slice/docker-abc.scope");
  }

  private void assertLimits(String quota, long memory, String pids) {
    String node = "drydock/" + cluster + "/node-1";
    if (Files.exists(ROOT.resolve("cgroup.controllers"))) {
      assertThat(ROOT.resolve(node + "/cpu.max")).content().startsWith(quota + " ");
      assertThat(ROOT.resolve(node + "/memory.max")).hasContent(Long.toString(memory));
      assertThat(ROOT.resolve(node + "/pids.max")).hasContent(pids);
      return;
    }
    assertThat(ROOT.resolve("cpu/" + node + "/cpu.cfs_quota_us")).hasContent(quota);
    assertThat(ROOT.resolve("memory/" + node + "/memory.limit_in_bytes"))
        .hasContent(Long.toString(memory));
    assertThat(ROOT.resolve("pids/" + node + "/pids.max")).hasContent(pids);
  }
}
