package io.drydock.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.drydock.kubelet.pod.Sandbox.Phase;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PodStatusCalculatorTest {
  private static final Instant NOW = Seen.NOW;

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void phases(String when, Seen seen, String phase) {
    assertThat(seen.calculate().getPhase()).as(when).isEqualTo(phase);
  }

  static Stream<Arguments> phases() {
    return Stream.of(
        arguments("new", Seen.pod(), "Pending"),
        arguments("created", Seen.pod().prepared().run("app", 0, Seen.created()), "Pending"),
        arguments("running", Seen.pod().prepared().run("app", 0, Seen.running()), "Running"),
        arguments("crashing", Seen.pod().prepared().run("app", 0, Seen.exited(1)), "Running"),
        arguments(
            "never, success",
            Seen.pod().policy("Never").prepared().run("app", 0, Seen.exited(0)),
            "Succeeded"),
        arguments(
            "never, failure",
            Seen.pod().policy("Never").prepared().run("app", 0, Seen.exited(3)),
            "Failed"),
        arguments(
            "on failure, success",
            Seen.pod().policy("OnFailure").prepared().run("app", 0, Seen.exited(0)),
            "Succeeded"),
        arguments(
            "on failure, failure",
            Seen.pod().policy("OnFailure").prepared().run("app", 0, Seen.exited(3)),
            "Running"),
        arguments(
            "initializing", Seen.pod().init("i").prepared().run("i", 0, Seen.running()), "Pending"),
        arguments(
            "init failed for good",
            Seen.pod().policy("Never").init("i").prepared().run("i", 0, Seen.exited(1)),
            "Failed"),
        arguments("rejected", Seen.pod().fate(new Fate.Ended("OutOfcpu", "no room")), "Failed"),
        arguments(
            "deleted and stopped",
            Seen.pod().deleted(5).prepared().run("app", 0, Seen.exited(143)),
            "Failed"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void waitingReasons(String when, Seen seen, String reason, String message) {
    var waiting = app(seen.calculate()).getState().getWaiting();
    assertThat(waiting.getReason()).as(when).isEqualTo(reason);
    assertThat(waiting.getMessage()).as(when).isEqualTo(message);
  }

  static Stream<Arguments> waitingReasons() {
    RestartBackOff twice =
        RestartBackOff.none().restarted("app", NOW, NOW).restarted("app", NOW, NOW);
    return Stream.of(
        arguments("new", Seen.pod(), "ContainerCreating", null),
        arguments("init containers first", Seen.pod().init("i"), "PodInitializing", null),
        arguments(
            "the image has just failed",
            Seen.pod().failed("image/app", "ErrImagePull", NOW, NOW.plusSeconds(10)),
            "ErrImagePull",
            "it did not work"),
        arguments(
            "a while ago",
            Seen.pod().failed("image/app", "ErrImagePull", NOW.minusSeconds(5), NOW.plusSeconds(5)),
            "ImagePullBackOff",
            "Back-off pulling image \"img:1\": ErrImagePull: it did not work"),
        arguments(
            "a reference is missing",
            Seen.pod().failed("container/app", "CreateContainerConfigError", NOW, NOW),
            "CreateContainerConfigError",
            "it did not work"),
        arguments(
            "crash loop",
            Seen.pod().prepared().backOff(twice).run("app", 2, Seen.exited(1)),
            "CrashLoopBackOff",
            "back-off 20s restarting failed container=app pod=web_default(u1)"));
  }

  @Test
  void aRunningPodIsReady() {
    PodStatus status = Seen.pod().prepared().run("app", 0, Seen.running()).calculate();
    assertThat(status.getConditions())
        .extracting(PodCondition::getType, PodCondition::getStatus)
        .contains(
            org.assertj.core.groups.Tuple.tuple("PodReadyToStartContainers", "True"),
            org.assertj.core.groups.Tuple.tuple("Initialized", "True"),
            org.assertj.core.groups.Tuple.tuple("ContainersReady", "True"),
            org.assertj.core.groups.Tuple.tuple("Ready", "True"),
            org.assertj.core.groups.Tuple.tuple("PodScheduled", "True"));
    assertThat(status.getPodIP()).isEqualTo("10.244.0.5");
    assertThat(status.getHostIP()).isEqualTo("10.89.0.11");
    assertThat(app(status).getContainerID()).isEqualTo("docker://app-0");
    assertThat(app(status).getStarted()).isTrue();
  }

  @Test
  void aProbeThatHasNotSucceededKeepsItUnready() {
    PodStatus status =
        Seen.pod()
            .prepared()
            .run("app", 0, Seen.running())
            .probe("app", new ProbeVerdict("app-0", true, false, null))
            .calculate();
    assertThat(condition(status, "Ready").getStatus()).isEqualTo("False");
    assertThat(condition(status, "Ready").getReason()).isEqualTo("ContainersNotReady");
    assertThat(condition(status, "Ready").getMessage())
        .isEqualTo("containers with unready status: [app]");
  }

  @Test
  void aRestartedContainerShowsItsLastState() {
    PodStatus status =
        Seen.pod()
            .prepared()
            .run("app", 0, Seen.exited(7))
            .run("app", 1, Seen.running())
            .calculate();
    assertThat(app(status).getRestartCount()).isEqualTo(1);
    assertThat(app(status).getLastState().getTerminated().getExitCode()).isEqualTo(7);
  }

  @Test
  void anEqualObservationGivesAnEqualStatusLater() {
    Seen seen = Seen.pod().prepared().run("app", 0, Seen.running());
    PodStatus first = seen.calculate();
    assertThat(seen.status(first).calculate()).isEqualTo(first);
  }

  @Test
  void aDeletedPodKeepsWhatWasSaidOfItsContainers() {
    Seen stopped = Seen.pod().deleted(5).prepared().run("app", 0, Seen.exited(143));
    PodStatus before = stopped.calculate();
    PodStatus after =
        Seen.pod()
            .deleted(5)
            .status(before)
            .sandbox("s0", 0, Phase.DEAD)
            .folder(Progress.Folder.REMOVED)
            .calculate();
    assertThat(after.getPhase()).isEqualTo("Failed");
    assertThat(after.getContainerStatuses()).isEqualTo(before.getContainerStatuses());
  }

  @Test
  void aDeadlineIsTheReason() {
    PodStatus status =
        Seen.pod()
            .fate(new Fate.Ended("DeadlineExceeded", "too long"))
            .prepared()
            .run("app", 0, Seen.exited(137))
            .calculate();
    assertThat(status.getReason()).isEqualTo("DeadlineExceeded");
    assertThat(condition(status, "Ready").getReason()).isEqualTo("PodFailed");
  }

  @Test
  void qualityOfService() {
    assertThat(Seen.pod().calculate().getQosClass()).isEqualTo("BestEffort");
    assertThat(limits(Map.of("cpu", "1")).calculate().getQosClass()).isEqualTo("Burstable");
    assertThat(limits(Map.of("cpu", "1", "memory", "1Gi")).calculate().getQosClass())
        .isEqualTo("Guaranteed");
  }

  private static Seen limits(Map<String, String> limits) {
    Map<String, Quantity> quantities = new java.util.TreeMap<>();
    limits.forEach((name, value) -> quantities.put(name, new Quantity(value)));
    return Seen.pod()
        .change(one ->
            one.editSpec()
                .editFirstContainer()
                .withNewResources()
                .withLimits(quantities)
                .endResources()
                .endContainer()
                .endSpec());
  }

  private static ContainerStatus app(PodStatus status) {
    return status.getContainerStatuses().getFirst();
  }

  private static PodCondition condition(PodStatus status, String type) {
    return status.getConditions().stream()
        .filter(one -> one.getType().equals(type))
        .findFirst()
        .orElseThrow();
  }
}
