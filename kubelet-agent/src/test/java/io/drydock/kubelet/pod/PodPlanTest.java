package io.drydock.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.drydock.kubelet.pod.Sandbox.Phase;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PodPlanTest {
  private static final Instant NOW = Seen.NOW;

  @ParameterizedTest(name = "{0}")
  @MethodSource({"starting", "running", "initializing", "ending", "ephemeral"})
  void decides(String when, Seen seen, List<String> expected) {
    assertThat(seen.decide()).as(when).isEqualTo(expected);
  }

  static Stream<Arguments> starting() {
    return Stream.of(
        arguments(
            "a new pod: everything at once",
            Seen.pod(),
            List.of("create sandbox 0", "volumes", "pull app")),
        arguments(
            "nothing is asked for twice",
            Seen.pod().underWay("sandbox").underWay("volumes").underWay("image/app"),
            List.of()),
        arguments(
            "the container is made while the sandbox starts",
            Seen.pod().sandbox("s0", 0, Phase.CREATED).folder(Progress.Folder.READY).image("app"),
            List.of("start sandbox s0", "create app 0 on s0")),
        arguments(
            "a container that needs the pod's address waits for it",
            Seen.pod()
                .change(PodPlanTest::withPodIpVariable)
                .sandbox("s0", 0, Phase.CREATED)
                .folder(Progress.Folder.READY)
                .image("app"),
            List.of("start sandbox s0")),
        arguments(
            "a created container starts when the sandbox is ready",
            Seen.pod().prepared().run("app", 0, Seen.created()),
            List.of("start app-0")),
        arguments(
            "it does not start before that",
            Seen.pod()
                .sandbox("s0", 0, Phase.RUNNING)
                .folder(Progress.Folder.READY)
                .run("app", 0, Seen.created()),
            List.of("start sandbox s0")),
        arguments(
            "a failed pull waits; first for the moment that shows back-off",
            Seen.pod().prepared().failed("image/app", "ErrImagePull", NOW, NOW.plusSeconds(10)),
            List.of("wait 2")),
        arguments(
            "and is tried again",
            Seen.pod().prepared().failed("image/app", "ErrImagePull", NOW.minusSeconds(10), NOW),
            List.of("pull app")),
        arguments(
            "a failed sandbox waits",
            Seen.pod()
                .failed("sandbox", "ContainerCreating", NOW.minusSeconds(3), NOW.plusSeconds(4))
                .folder(Progress.Folder.READY)
                .image("app"),
            List.of("wait 4")));
  }

  static Stream<Arguments> ephemeral() {
    return Stream.of(
        arguments(
            "a container that is added gets its image",
            Seen.pod().ephemeral("look", null).prepared().run("app", 0, Seen.running()),
            List.of("pull look")),
        arguments(
            "and is made, whatever the others do",
            Seen.pod()
                .init("i")
                .ephemeral("look", null)
                .prepared()
                .image("app")
                .run("i", 0, Seen.running())
                .image("look"),
            List.of("create look 0 on s0")),
        arguments(
            "one with a target waits for it",
            Seen.pod().ephemeral("look", "app").prepared().image("look").underWay("container/app"),
            List.of()),
        arguments(
            "and then runs",
            Seen.pod()
                .ephemeral("look", "app")
                .prepared()
                .image("look")
                .run("app", 0, Seen.running()),
            List.of("create look 0 on s0")),
        arguments(
            "it runs once only",
            Seen.pod()
                .ephemeral("look", null)
                .prepared()
                .run("app", 0, Seen.running())
                .run("look", 0, Seen.exited(1)),
            List.of()),
        arguments(
            "a pod does not wait for it at its end",
            Seen.pod()
                .policy("Never")
                .ephemeral("look", null)
                .prepared()
                .run("app", 0, Seen.exited(0))
                .run("look", 0, Seen.running()),
            List.of("kill look-0 30s")));
  }

  static Stream<Arguments> running() {
    RestartBackOff once =
        RestartBackOff.none().restarted("app", NOW.minusSeconds(4), NOW.minusSeconds(4));
    return Stream.of(
        arguments(
            "a settled pod decides nothing",
            Seen.pod().prepared().run("app", 0, Seen.running()),
            List.of()),
        arguments(
            "the first restart is immediate",
            Seen.pod().prepared().image("app").run("app", 0, Seen.exited(1)),
            List.of("create app 1 on s0")),
        arguments(
            "the second one waits",
            Seen.pod().prepared().backOff(once).run("app", 1, Seen.exited(1)),
            List.of("wait 10")),
        arguments(
            "Always restarts success, too",
            Seen.pod().prepared().image("app").run("app", 0, Seen.exited(0)),
            List.of("create app 1 on s0")),
        arguments(
            "OnFailure restarts failure",
            Seen.pod().policy("OnFailure").prepared().image("app").run("app", 0, Seen.exited(2)),
            List.of("create app 1 on s0")),
        arguments(
            "only two runs are kept",
            Seen.pod()
                .prepared()
                .run("app", 0, Seen.exited(1))
                .run("app", 1, Seen.exited(1))
                .run("app", 2, Seen.running()),
            List.of("remove app-0")),
        arguments(
            "a failed liveness probe kills",
            Seen.pod()
                .prepared()
                .run("app", 0, Seen.running())
                .probe(
                    "app",
                    new ProbeVerdict("app-0", true, true, new ProbeVerdict.Kill("sick", null))),
            List.of("kill app-0 30s")),
        arguments(
            "the verdict over another run counts for nothing",
            Seen.pod()
                .prepared()
                .run("app", 1, Seen.running())
                .probe(
                    "app",
                    new ProbeVerdict("app-0", true, true, new ProbeVerdict.Kill("sick", null))),
            List.of()),
        arguments(
            "a dead sandbox: what runs on it is killed first",
            Seen.pod()
                .sandbox("s0", 0, Phase.DEAD)
                .folder(Progress.Folder.READY)
                .run("app", 0, Seen.running()),
            List.of("kill app-0 30s")),
        arguments(
            "then it is replaced",
            Seen.pod()
                .sandbox("s0", 0, Phase.DEAD)
                .folder(Progress.Folder.READY)
                .image("app")
                .run("app", 0, Seen.exited(137)),
            List.of("create sandbox 1")),
        arguments(
            "and the container made again on the new one, the old one removed",
            Seen.pod()
                .sandbox("s0", 0, Phase.DEAD)
                .sandbox("s1", 1, Phase.CREATED)
                .folder(Progress.Folder.READY)
                .image("app")
                .run("app", 0, Seen.exited(137)),
            List.of("start sandbox s1", "remove sandbox s0", "create app 1 on s1")),
        arguments(
            "over its deadline",
            Seen.pod()
                .change(one -> one.editSpec().withActiveDeadlineSeconds(100L).endSpec())
                .prepared()
                .run("app", 0, Seen.running()),
            List.of("end DeadlineExceeded")),
        arguments(
            "within its deadline",
            Seen.pod()
                .change(one -> one.editSpec().withActiveDeadlineSeconds(160L).endSpec())
                .prepared()
                .run("app", 0, Seen.running()),
            List.of("wait 60")));
  }

  static Stream<Arguments> initializing() {
    return Stream.of(
        arguments(
            "init containers come first, images of all are fetched ahead",
            Seen.pod().init("i1").init("i2").prepared().image("i1"),
            List.of("create i1 0 on s0", "pull i2", "pull app")),
        arguments(
            "one after the other",
            Seen.pod()
                .init("i1")
                .init("i2")
                .prepared()
                .image("i2")
                .image("app")
                .run("i1", 0, Seen.exited(0)),
            List.of("create i2 0 on s0")),
        arguments(
            "then the others",
            Seen.pod().init("i1").prepared().image("app").run("i1", 0, Seen.exited(0)),
            List.of("create app 0 on s0")),
        arguments(
            "a failed one is made again",
            Seen.pod().init("i1").prepared().image("i1").image("app").run("i1", 0, Seen.exited(1)),
            List.of("create i1 1 on s0")),
        arguments(
            "a finished one stays finished once the main container exists",
            Seen.pod()
                .init("i1")
                .prepared()
                .run("i1", 0, Seen.exited(0))
                .run("app", 0, Seen.running()),
            List.of()),
        arguments(
            "a new sandbox initializes again",
            Seen.pod()
                .init("i1")
                .sandbox("s1", 1, Phase.READY)
                .folder(Progress.Folder.READY)
                .image("i1")
                .image("app")
                .run("i1", 0, "s0", Seen.exited(0))
                .run("app", 0, "s0", Seen.exited(137)),
            List.of("create i1 1 on s1")),
        arguments(
            "a sidecar that runs lets the others begin",
            Seen.pod().sidecar("mesh").prepared().image("app").run("mesh", 0, Seen.running()),
            List.of("create app 0 on s0")),
        arguments(
            "a sidecar that ended is made again beside them",
            Seen.pod()
                .sidecar("mesh")
                .prepared()
                .image("mesh")
                .run("mesh", 0, Seen.exited(0))
                .run("app", 0, Seen.running()),
            List.of("create mesh 1 on s0")));
  }

  static Stream<Arguments> ending() {
    Seen rejected = Seen.pod().fate(new Fate.Ended("OutOfcpu", "no room"));
    return Stream.of(
        arguments(
            "deletion kills with its grace",
            Seen.pod().deleted(7).prepared().run("app", 0, Seen.running()),
            List.of("kill app-0 7s")),
        arguments(
            "once",
            Seen.pod()
                .deleted(7)
                .prepared()
                .run("app", 0, Seen.running())
                .killing("app-0", NOW.plusSeconds(6)),
            List.of()),
        arguments(
            "unless the grace was made shorter",
            Seen.pod()
                .deleted(1)
                .prepared()
                .run("app", 0, Seen.running())
                .killing("app-0", NOW.plusSeconds(29)),
            List.of("kill app-0 1s")),
        arguments(
            "sidecars outlive the others",
            Seen.pod()
                .sidecar("mesh")
                .deleted(7)
                .prepared()
                .run("mesh", 0, Seen.running())
                .run("app", 0, Seen.running()),
            List.of("kill app-0 7s")),
        arguments(
            "then they end",
            Seen.pod()
                .sidecar("mesh")
                .deleted(7)
                .prepared()
                .run("mesh", 0, Seen.running())
                .run("app", 0, Seen.exited(0)),
            List.of("kill mesh-0 7s")),
        arguments(
            "then the sandbox",
            Seen.pod().deleted(7).prepared().run("app", 0, Seen.exited(0)),
            List.of("stop sandbox s0")),
        arguments(
            "what is being made is waited for",
            Seen.pod().deleted(7).prepared().underWay("container/app"),
            List.of()),
        arguments(
            "then what is left",
            Seen.pod()
                .deleted(7)
                .sandbox("s0", 0, Phase.DEAD)
                .folder(Progress.Folder.READY)
                .run("app", 0, Seen.exited(0)),
            List.of("remove remains")),
        arguments(
            "then its entry",
            Seen.pod().deleted(7).folder(Progress.Folder.REMOVED),
            List.of("delete")),
        arguments(
            "a pod that the API forgot gets the shortest grace",
            Seen.pod().fate(new Fate.Gone()).prepared().run("app", 0, Seen.running()),
            List.of("kill app-0 2s")),
        arguments(
            "a finished pod keeps its containers and loses its sandbox",
            Seen.pod().policy("Never").prepared().run("app", 0, Seen.exited(0)),
            List.of("stop sandbox s0")),
        arguments(
            "and is then settled",
            Seen.pod()
                .policy("Never")
                .sandbox("s0", 0, Phase.DEAD)
                .folder(Progress.Folder.READY)
                .run("app", 0, Seen.exited(0)),
            List.of()),
        arguments("a rejected pod starts nothing", rejected, List.of()),
        arguments(
            "a pod whose phase is final never starts again",
            Seen.pod().status(phase("Succeeded")),
            List.of()));
  }

  private static io.fabric8.kubernetes.api.model.PodStatus phase(String phase) {
    return new io.fabric8.kubernetes.api.model.PodStatusBuilder().withPhase(phase).build();
  }

  private static io.fabric8.kubernetes.api.model.PodBuilder withPodIpVariable(
      io.fabric8.kubernetes.api.model.PodBuilder pod) {
    return pod.editSpec()
        .editFirstContainer()
        .addNewEnv()
        .withName("IP")
        .withNewValueFrom()
        .withNewFieldRef("v1", "status.podIP")
        .endValueFrom()
        .endEnv()
        .endContainer()
        .endSpec();
  }
}
