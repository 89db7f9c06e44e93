package io.drydock.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.kubelet.cgroup.CgroupDriver;
import io.drydock.kubelet.cgroup.NodeCgroup;
import io.drydock.kubelet.runtime.PodRef;
import io.drydock.kubelet.runtime.SandboxSpec;
import io.drydock.kubelet.runtime.docker.DockerRuntime;
import io.drydock.kubelet.runtime.docker.DockerSettings;
import io.drydock.lifecycle.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pretended engine, asked by the runtime that asks the real one. */
class WarmUpEngineTest {
  @TempDir private Path root;

  @Test
  void sandboxesRunAsSoonAsTheyAreStarted() throws IOException {
    Path socket = root.resolve("engine.sock");
    Files.createFile(root.resolve("cgroup.controllers"));
    var settings = new DockerSettings("unix://" + socket, "warm-up", "node-1", "pause:1");
    var cgroup = new NodeCgroup(CgroupDriver.CGROUPFS, "warm-up", "node-1", root, Clock.system());
    try (var _ = WarmUpEngine.start(socket);
        var runtime = new DockerRuntime(settings, cgroup, Clock.system())) {
      var pod = new PodRef("default", "web", "uid-1");
      String id = runtime.sandboxes().create(SandboxSpec.of(pod, 0));

      var sandbox = runtime.sandboxes().start(id);

      assertThat(sandbox.running()).isTrue();
      assertThat(sandbox.pod()).isEqualTo(pod);
      assertThat(sandbox.netnsPath())
          .isEqualTo("/proc/" + ProcessHandle.current().pid() + "/ns/net");
      assertThat(DockerRuntime.cgroupDriver(settings)).isEqualTo(CgroupDriver.CGROUPFS);
    }
  }
}
