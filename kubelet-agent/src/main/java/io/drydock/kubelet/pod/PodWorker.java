package io.drydock.kubelet.pod;

import io.drydock.api.Pods;
import io.drydock.kubelet.env.Addresses;
import io.drydock.kubelet.image.ImageResult;
import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.drydock.kubelet.runtime.SandboxInfo;
import io.drydock.kubelet.volume.VolumeException;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Loop;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one pod, by uid: observes, lets {@link PodPlan} decide, gives every action a thread of its
 * own and reports the status. All state belongs to its one thread; others only post to its mailbox.
 * Ending the worker leaves the pod running.
 */
final class PodWorker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PodWorker.class);
  private static final Duration RUNTIME_RETRY = Duration.ofSeconds(1);

  private final WorkerEnvironment environment;
  private final Clock clock;
  private final Runnable onEnd;
  private final Mailbox mailbox;
  private final RuntimeObserver observer;
  private final PodExecutor executor;
  private final PodProbes probes;
  private final PodMemory memory;
  private volatile Pod pod;
  private RuntimeView view = RuntimeView.NOTHING;
  private boolean viewStale = true;
  private boolean finished;
  private volatile @Nullable PodStatus lastStatus;
  private boolean untold;
  private @Nullable Instant nextLook;
  private @Nullable Loop loop;

  PodWorker(
      WorkerEnvironment environment, Pod pod, Fate fate, List<SandboxInfo> known, Runnable onEnd) {
    this.environment = environment;
    this.clock = environment.services().clock();
    this.pod = pod;
    this.onEnd = onEnd;
    this.mailbox = new Mailbox(clock);
    this.observer = new RuntimeObserver(environment.services(), known);
    this.executor = new PodExecutor(environment);
    this.memory = new PodMemory(clock.now(), fate);
    this.probes = environment.probes().create(new ProbeListener());
  }

  PodWorker start() {
    loop = Loop.start("pod-" + pod.getMetadata().getName(), clock, this::turn);
    mailbox.post(() -> {});
    return this;
  }

  void changed(Pod latest) {
    mailbox.post(() -> {
      boolean refresh = !sameLabels(pod, latest);
      pod = latest;
      if (refresh) {
        refreshFiles();
      }
    });
  }

  void gone() {
    mailbox.post(() -> memory.decideFate(new Fate.Gone()));
  }

  void runtimeChanged() {
    mailbox.post(() -> viewStale = true);
  }

  /** A ConfigMap or Secret that the pod names has changed. */
  void referencesChanged() {
    mailbox.post(() -> {
      memory.retryNow(clock.now());
      refreshFiles();
    });
  }

  void refreshTokens() {
    boolean mounted =
        pod.getSpec().getVolumes().stream()
            .filter(volume -> volume.getProjected() != null)
            .flatMap(volume -> volume.getProjected().getSources().stream())
            .anyMatch(source -> source.getServiceAccountToken() != null);
    if (mounted) {
      mailbox.post(this::refreshFiles);
    }
  }

  private void turn() throws InterruptedException {
    if (finished) {
      throw new InterruptedException("the pod's work is done");
    }
    mailbox.take(nextLook).forEach(Runnable::run);
    nextLook = null;
    try {
      lookAgain();
    } catch (ContainerRuntimeException e) {
      log.atWarn()
          .addKeyValue("pod", name())
          .addKeyValue("why", e.getMessage())
          .log("Runtime away");
      nextLook = clock.now().plus(RUNTIME_RETRY);
      claimNothing();
      return;
    }
    probes.sync(effectivePod(), podIp(), runningContainers());
    PodObservation seen = observation();
    PodPlan.decide(seen).forEach(this::act);
    report(observation());
  }

  /** What was told last may be wrong by now; after the next look it is told anew. */
  private void claimNothing() {
    if (!untold) {
      environment.sink().unknown(pod);
      untold = true;
    }
  }

  private void lookAgain() {
    if (viewStale) {
      view = observer.look(pod);
      viewStale = false;
    }
  }

  private PodObservation observation() {
    return new PodObservation(
        effectivePod(),
        view,
        memory.progress(),
        probes.verdicts(),
        memory.backOff(),
        memory.fate(),
        clock.now());
  }

  /** The pod with the status computed last, which may be ahead of what the API has told us. */
  private Pod effectivePod() {
    PodStatus computed = lastStatus;
    return computed == null || Pods.isFinished(pod)
        ? pod
        : new PodBuilder(pod).withStatus(computed).build();
  }

  /** For any thread: the pod and its latest status. */
  Pod withStatus() {
    return effectivePod();
  }

  private void act(PodAction action) {
    switch (action) {
      case PodAction.Wait wait -> lookAt(wait.until());
      case PodAction.EndPod end -> {
        memory.decideFate(new Fate.Ended(end.why(), end.message()));
        environment.services().events().warning(pod, "", end.why(), end.message());
        mailbox.post(() -> {});
      }
      case PodAction.DeleteFromApi delete when memory.fate() instanceof Fate.Gone -> end();
      default -> begin(action);
    }
  }

  private void begin(PodAction action) {
    log.atDebug().addKeyValue("pod", name()).addKeyValue("action", action).log("Pod action");
    var context = context(action);
    RuntimeView seen = view;
    memory.begin(action, clock.now());
    Thread.ofVirtual().name("pod-" + action.key()).start(() -> perform(action, context, seen));
  }

  private PodExecutor.Context context(PodAction action) {
    ImageResult image =
        action instanceof PodAction.CreateContainer create
            ? memory.image(create.container())
            : null;
    boolean again = action instanceof PodAction.KillContainer kill && memory.killing(kill.id());
    return new PodExecutor.Context(pod, view, addresses(), image, again);
  }

  private void perform(PodAction action, PodExecutor.Context context, RuntimeView seen) {
    try {
      Outcome outcome = executor.perform(action, context);
      mailbox.post(() -> ended(action, outcome, seen));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.atError()
          .addKeyValue("pod", name())
          .addKeyValue("action", action)
          .setCause(e)
          .log("Pod action broke");
      mailbox.post(() -> ended(action, new Outcome.Failed("InternalError", e.toString()), seen));
    }
  }

  private void ended(PodAction action, Outcome outcome, RuntimeView seen) {
    memory.end(action, outcome, seen, clock.now());
    viewStale |=
        !(action instanceof PodAction.PullImage || action instanceof PodAction.PrepareVolumes);
    switch (outcome) {
      case Outcome.SandboxCreated created -> observer.created(created.id());
      case Outcome.SandboxReady ready -> observer.wired(ready.id());
      case Outcome.Failed failed -> {
        tellFailure(action, failed);
        if (action instanceof PodAction.CreateSandbox) {
          observer.searchAll(pod.getMetadata().getUid());
        }
      }
      case Outcome.ImagePresent unused -> {}
      case Outcome.Done unused -> {}
    }
    if (action instanceof PodAction.StartSandbox start) {
      observer.started(start.id());
    }
  }

  /** Once, not again with every retry. */
  private void tellFailure(PodAction action, Outcome.Failed failed) {
    if (memory.progress().failure(action.key()).filter(one -> one.count() == 1).isPresent()) {
      log.atWarn()
          .addKeyValue("pod", name())
          .addKeyValue("action", action.key())
          .addKeyValue("why", failed.message())
          .log("Pod action failed, will try again");
    }
  }

  private void report(PodObservation seen) {
    if (seen.gone()) {
      return;
    }
    PodStatus status = PodStatusCalculator.calculate(seen, environment.node());
    if (status.equals(lastStatus) && !untold) {
      return;
    }
    untold = false;
    for (var happening : StatusEvents.between(pod, lastStatus, status)) {
      tell(happening);
    }
    lastStatus = status;
    environment.sink().status(pod, status);
  }

  private void tell(StatusEvents.Happening event) {
    PodEvents events = environment.services().events();
    if (event.warning()) {
      events.warning(pod, event.container(), event.reason(), event.message());
    } else {
      events.normal(pod, event.container(), event.reason(), event.message());
    }
  }

  private void refreshFiles() {
    if (memory.progress().volumesReady()) {
      Pod current = pod;
      Thread.ofVirtual().name("refresh-" + name()).start(() -> refresh(current));
    }
  }

  private void refresh(Pod current) {
    try {
      environment.services().volumes().refresh(current);
    } catch (VolumeException e) {
      environment.services().events().warning(current, "", "FailedMount", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    probes.close();
    onEnd.run();
    finished = true;
  }

  private void lookAt(Instant when) {
    if (nextLook == null || when.isBefore(nextLook)) {
      nextLook = when;
    }
  }

  private Map<String, String> runningContainers() {
    Map<String, String> running = new LinkedHashMap<>();
    view.runs().stream()
        .filter(ContainerRun::running)
        .filter(run -> !memory.killing(run.id()))
        .filter(run -> !memory.progress().underWay().contains(PodAction.containerKey(run.name())))
        .forEach(run -> running.put(run.name(), run.id()));
    return running;
  }

  private Addresses addresses() {
    List<String> ips = view.sandbox().map(Sandbox::ips).orElse(List.of());
    return new Addresses(environment.node().ip(), ips);
  }

  private String podIp() {
    return addresses().podIps().stream().findFirst().orElse("");
  }

  private String name() {
    return pod.getMetadata().getNamespace() + "/" + pod.getMetadata().getName();
  }

  private static boolean sameLabels(Pod a, Pod b) {
    return java.util.Objects.equals(a.getMetadata().getLabels(), b.getMetadata().getLabels())
        && java.util.Objects.equals(
            a.getMetadata().getAnnotations(), b.getMetadata().getAnnotations());
  }

  /** Hears from probe threads. */
  private final class ProbeListener implements PodProbes.Listener {
    @Override
    public void changed() {
      mailbox.post(() -> {});
    }

    @Override
    public void unhealthy(String container, String message) {
      mailbox.post(
          () -> environment.services().events().warning(pod, container, "Unhealthy", message));
    }
  }

  @Override
  public void close() throws InterruptedException {
    if (loop != null) {
      loop.close();
    }
    probes.close();
  }
}
