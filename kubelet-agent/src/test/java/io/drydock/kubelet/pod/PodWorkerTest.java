package io.drydock.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.kubelet.runtime.docker.DockerFixture;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pods on the real engine, with real networks, without an API. */
class PodWorkerTest {
  @TempDir private Path root;
  private WorkerLab lab;

  @BeforeEach
  void start() throws Exception {
    lab = new WorkerLab(root).start(List.of());
  }

  @AfterEach
  void leaveNothing() throws Exception {
    lab.close();
  }

  @Test
  void aPodRunsAndGoes() {
    Pod pod = pod("run", "exec sleep 100");
    lab.bind(pod);
    PodStatus status = lab.awaitRunning(pod);
    assertThat(status.getPhase()).isEqualTo("Running");
    assertThat(status.getPodIP()).startsWith("10.97.7.");
    assertThat(lab.exec(status, "hostname")).isEqualTo("run");
    assertThat(lab.exec(status, "grep run /etc/hosts")).contains(status.getPodIP());
    assertThat(lab.events())
        .contains("Created: Created container: app", "Started: Started container app");

    lab.change(pod, deleted(pod, 1));
    lab.awaitDeleted(pod);
    assertThat(lab.containers(pod)).isZero();
    assertThat(lab.sandboxes()).isZero();
    assertThat(root.resolve("pods").resolve(pod.getMetadata().getUid())).doesNotExist();
  }

  @Test
  void whileTheEngineIsAwayNothingIsClaimed() throws Exception {
    Pod pod = pod("outage", "exec sleep 100");
    lab.bind(pod);
    PodStatus before = lab.awaitRunning(pod);
    lab.engine.stop();
    lab.awaitUnknown(pod);
    lab.engine.start();
    assertThat(lab.awaitRunning(pod)).isEqualTo(before);
  }

  @Test
  void aContainerThatEndsIsStartedAgainAndCounted() {
    Pod pod = pod("crash", "echo bye > /dev/termination-log; exit 3");
    lab.bind(pod);
    PodStatus status =
        lab.await(
            pod, one -> "CrashLoopBackOff".equals(waiting(one)) && app(one).getRestartCount() == 1);
    var last = app(status).getLastState().getTerminated();
    assertThat(last.getExitCode()).isEqualTo(3);
    assertThat(last.getReason()).isEqualTo("Error");
    assertThat(last.getMessage()).isEqualTo("bye\n");
    assertThat(app(status).getState().getWaiting().getMessage())
        .startsWith("back-off 10s restarting failed container=app pod=crash_default(");
    assertThat(lab.containers(pod)).isEqualTo(2);
  }

  @Test
  void aRestartedAgentAdoptsWhatRuns() throws Exception {
    Pod pod = pod("adopt", "exec sleep 100");
    lab.bind(pod);
    PodStatus before = lab.awaitRunning(pod);
    Pod stranger = pod("stranger", "exec sleep 100");
    lab.bind(stranger);
    lab.awaitRunning(stranger);

    lab.stop();
    Pod known = new PodBuilder(pod).withStatus(before).build();
    lab.start(List.of(known));
    lab.awaitNothingLeftOf(stranger);
    PodStatus after = lab.awaitRunning(pod);
    assertThat(app(after).getContainerID()).isEqualTo(app(before).getContainerID());
    assertThat(app(after).getRestartCount()).isZero();
    assertThat(lab.containers(pod)).isEqualTo(1);
  }

  @Test
  void aDeadSandboxIsReplacedWithAllThatRanOnIt() {
    Pod pod = pod("sandbox", "exec sleep 100");
    lab.bind(pod);
    PodStatus before = lab.awaitRunning(pod);
    lab.runtime().sandboxes().list().forEach(one -> lab.runtime().sandboxes().stop(one.id()));
    PodStatus after =
        lab.await(
            pod,
            one -> app(one).getRestartCount() == 1 && app(one).getState().getRunning() != null);
    assertThat(app(after).getContainerID()).isNotEqualTo(app(before).getContainerID());
    assertThat(lab.exec(after, "grep sandbox /etc/hosts")).contains(after.getPodIP());
  }

  @Test
  void aFailedLivenessProbeRestarts() {
    Pod pod =
        new PodBuilder(pod("sick", "trap 'exit 0' TERM; while true; do sleep 0.1; done"))
            .editSpec()
            .editFirstContainer()
            .withNewLivenessProbe()
            .withPeriodSeconds(1)
            .withFailureThreshold(1)
            .withInitialDelaySeconds(1)
            .withNewExec()
            .withCommand("false")
            .endExec()
            .endLivenessProbe()
            .endContainer()
            .endSpec()
            .build();
    lab.bind(pod);
    lab.await(pod, one -> app(one).getRestartCount() != null && app(one).getRestartCount() >= 1);
    assertThat(lab.events())
        .contains("Killing: Container app failed liveness probe, will be restarted")
        .anyMatch(event -> event.startsWith("Unhealthy: Liveness probe failed:"));
  }

  @Test
  void initContainersRunFirstAndShareVolumes() {
    Pod pod =
        new PodBuilder(pod("init", "cat /data/x > /dev/termination-log"))
            .editSpec()
            .withRestartPolicy("Never")
            .addNewInitContainer()
            .withName("first")
            .withImage(DockerFixture.BUSYBOX)
            .withCommand("sh", "-c", "echo $(GREETING) > /data/x")
            .addNewEnv()
            .withName("GREETING")
            .withValue("hello")
            .endEnv()
            .addNewVolumeMount()
            .withName("data")
            .withMountPath("/data")
            .endVolumeMount()
            .endInitContainer()
            .editFirstContainer()
            .addNewVolumeMount()
            .withName("data")
            .withMountPath("/data")
            .endVolumeMount()
            .endContainer()
            .addNewVolume()
            .withName("data")
            .withNewEmptyDir()
            .endEmptyDir()
            .endVolume()
            .endSpec()
            .build();
    lab.bind(pod);
    PodStatus status = lab.await(pod, one -> one.getPhase().equals("Succeeded"));
    assertThat(app(status).getState().getTerminated().getMessage()).isEqualTo("hello\n");
    assertThat(status.getInitContainerStatuses().getFirst().getReady()).isTrue();
  }

  @Test
  void aMissingConfigMapIsWaitedFor() {
    Pod pod =
        new PodBuilder(pod("cm", "exec sleep 100"))
            .editSpec()
            .editFirstContainer()
            .addNewEnvFrom()
            .withNewConfigMapRef("later", false)
            .endEnvFrom()
            .endContainer()
            .endSpec()
            .build();
    lab.bind(pod);
    PodStatus waiting = lab.await(pod, one -> "CreateContainerConfigError".equals(waiting(one)));
    assertThat(app(waiting).getState().getWaiting().getMessage())
        .isEqualTo("configmap \"later\" not found");
    lab.objects.configMap("later", Map.of("COLOUR", "blue"));
    assertThat(lab.exec(lab.awaitRunning(pod), "echo $COLOUR")).isEqualTo("blue");
  }

  @Test
  void aPodThatIsForgottenWhileItRunsIsRemoved() {
    Pod pod = pod("forgotten", "exec sleep 100");
    lab.bind(pod);
    lab.awaitRunning(pod);
    lab.forget(pod);
    lab.awaitNothingLeftOf(pod);
  }

  @Test
  void aPodThatDoesNotFitFails() {
    Pod pod =
        new PodBuilder(pod("big", "true"))
            .editSpec()
            .editFirstContainer()
            .withNewResources()
            .withRequests(Map.of("cpu", new io.fabric8.kubernetes.api.model.Quantity("3")))
            .endResources()
            .endContainer()
            .endSpec()
            .build();
    lab.bind(pod);
    PodStatus status = lab.await(pod, one -> one.getPhase().equals("Failed"));
    assertThat(status.getReason()).isEqualTo("OutOfcpu");
    assertThat(lab.containers(pod)).isZero();
  }

  private static ContainerStatus app(PodStatus status) {
    return status.getContainerStatuses().getFirst();
  }

  private static String waiting(PodStatus status) {
    var waiting = app(status).getState().getWaiting();
    return waiting == null ? "" : waiting.getReason();
  }

  private static Pod deleted(Pod pod, long grace) {
    return new PodBuilder(pod)
        .editMetadata()
        .withDeletionTimestamp("2026-01-01T00:00:00Z")
        .withDeletionGracePeriodSeconds(grace)
        .endMetadata()
        .build();
  }

  private static Pod pod(String name, String script) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace("default")
        .withName(name)
        .withUid(UUID.randomUUID().toString())
        .endMetadata()
        .withNewSpec()
        .withTerminationGracePeriodSeconds(1L)
        .addNewContainer()
        .withName("app")
        .withImage(DockerFixture.BUSYBOX)
        .withCommand("sh", "-c", script)
        .endContainer()
        .endSpec()
        .withStatus(new PodStatusBuilder().build())
        .build();
  }
}
