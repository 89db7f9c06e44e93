package io.drydock.kubelet.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.kubelet.runtime.ContainerIdentity;
import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.drydock.kubelet.runtime.ContainerSpec;
import io.drydock.kubelet.runtime.ContainerSpec.SandboxRef;
import io.drydock.kubelet.runtime.LogOptions;
import io.drydock.kubelet.runtime.LogText;
import io.drydock.kubelet.runtime.Mount;
import io.drydock.kubelet.runtime.PodRef;
import io.drydock.kubelet.runtime.ProcessSpec;
import io.drydock.kubelet.runtime.ResourceLimits;
import io.drydock.kubelet.runtime.SandboxSpec;
import io.drydock.kubelet.runtime.SecuritySpec;
import io.drydock.kubelet.runtime.SecuritySpec.Capabilities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What of a container's specification its process finds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainerSettingsTest {
  private final DockerFixture docker = new DockerFixture();

  @AfterEach
  void removeContainers() {
    docker.removeAll();
  }

  @AfterAll
  void leaveNothing() {
    docker.close();
  }

  @Test
  void userGroupsCapabilitiesAndReadOnlyRoot() {
    SecuritySpec security =
        new SecuritySpec(
            1000L,
            2000L,
            List.of(3000L),
            true,
            false,
            true,
            new Capabilities(List.of(), List.of("ALL")));
    assertThat(
            run(
                "id -u; id -g; id -G; grep -E 'CapBnd|NoNewPrivs' /proc/self/status; touch /x || echo read-only",
                security,
                List.of()))
        .contains(
            "1000\n2000\n2000 3000\n", "NoNewPrivs:\t1", "CapBnd:\t0000000000000000", "read-only");
  }

  @Test
  void mountsEnvironmentAndWorkingDirectory(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("resolv.conf"), "nameserver 10.96.0.10\n");
    Files.writeString(folder.resolve("log"), "");
    List<Mount> mounts =
        List.of(
            new Mount(folder.resolve("resolv.conf").toString(), "/etc/resolv.conf", true),
            new Mount(folder.resolve("log").toString(), "/dev/termination-log", false));
    String output =
        run(
            "pwd; echo $GREETING; cat /etc/resolv.conf; echo x > /etc/resolv.conf || echo denied; echo because > /dev/termination-log",
            SecuritySpec.none(),
            mounts);
    assertThat(output).contains("/tmp\nhello world\n", "nameserver 10.96.0.10\n", "denied");
    assertThat(folder.resolve("log")).hasContent("because");
  }

  @Test
  void mountWithoutSourceIsRefused() {
    assertThatThrownBy(
            () -> run("true", SecuritySpec.none(), List.of(new Mount("/no/such/path", "/x", true))))
        .isInstanceOf(ContainerRuntimeException.class)
        .hasMessageContaining("/no/such/path");
  }

  @Test
  void privilegedIsGrantedOrRefusedInTheEnginesWords() {
    SecuritySpec privileged =
        new SecuritySpec(
            null, null, List.of(), false, true, false, new Capabilities(List.of(), List.of()));
    try {
      assertThat(run("grep CapEff /proc/self/status", privileged, List.of())).contains("CapEff");
    } catch (ContainerRuntimeException e) {
      assertThat(e).hasMessageContaining("operation not permitted");
      assertThat(e.kind()).isEqualTo(ContainerRuntimeException.Kind.REFUSED);
    }
  }

  @Test
  void limitsReachTheCgroup() {
    assertThat(new ResourceLimits(0, 0, 0).cpuShares()).isEqualTo(2);
    assertThat(new ResourceLimits(1500, 0, 0).cpuShares()).isEqualTo(1536);
    assertThat(new ResourceLimits(0, 250, 0).cpuQuotaMicros()).isEqualTo(25_000);
    ContainerSpec spec =
        spec("true", SecuritySpec.none(), List.of(), new ResourceLimits(500, 8000, 64 << 20, 900));
    assertThat(ContainerRequest.of(spec, docker.cgroup(), Map.of()).get("HostConfig"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("CpuShares", 512L)
        .containsEntry("CpuQuota", 100_000L)
        .containsEntry("Memory", 64L << 20)
        .containsEntry("CgroupParent", docker.cgroup().parent())
        .containsEntry("OomScoreAdj", 900);
    docker.runtime().containers().start(docker.runtime().containers().create(spec));
  }

  private String run(String script, SecuritySpec security, List<Mount> mounts) {
    String id =
        docker.runtime().containers().create(spec(script, security, mounts, ResourceLimits.none()));
    docker.runtime().containers().start(id);
    docker.runtime().containers().await(id);
    return LogText.read(docker.runtime().streams().logs(id, LogOptions.all()));
  }

  private ContainerSpec spec(
      String script, SecuritySpec security, List<Mount> mounts, ResourceLimits limits) {
    PodRef pod = new PodRef("default", "p", UUID.randomUUID().toString());
    String sandbox = docker.runtime().sandboxes().create(SandboxSpec.of(pod, 0));
    docker.runtime().sandboxes().start(sandbox);
    return new ContainerSpec(
        new ContainerIdentity(pod, "main", 0, Map.of()),
        new SandboxRef(sandbox, false),
        DockerFixture.BUSYBOX,
        new ProcessSpec(
            List.of("sh", "-c", script),
            List.of(),
            Map.of("GREETING", "hello world"),
            "/tmp",
            false,
            false,
            false),
        mounts,
        limits,
        security);
  }
}
