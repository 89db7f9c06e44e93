package io.drydock.kubelet.pod;

import io.drydock.informer.Change;
import io.drydock.kubelet.env.Environment;
import io.drydock.kubelet.env.GivenObjects;
import io.drydock.kubelet.image.ImageSources;
import io.drydock.kubelet.image.Substitutes;
import io.drydock.kubelet.network.CniNetwork;
import io.drydock.kubelet.network.NetworkSettings;
import io.drydock.kubelet.network.NodeNetns;
import io.drydock.kubelet.probe.RunningProbes;
import io.drydock.kubelet.process.Command;
import io.drydock.kubelet.runtime.ContainerRuntime;
import io.drydock.kubelet.runtime.docker.DockerFixture;
import io.drydock.kubelet.runtime.docker.EngineSwitch;
import io.drydock.kubelet.volume.DnsSettings;
import io.drydock.kubelet.volume.PodVolumes;
import io.drydock.lifecycle.Clock;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/**
 * A node without an API: real engine, real CNI plugins in a network namespace of its own; pods are
 * given to it and their statuses and events are kept for the test to read.
 */
final class WorkerLab implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  final EngineSwitch engine;
  private final DockerFixture docker;
  private final String netns = "ddw-" + UUID.randomUUID().toString().substring(0, 6);
  private final Map<String, PodStatus> statuses = new ConcurrentHashMap<>();
  private final Set<String> deleted = ConcurrentHashMap.newKeySet();
  private final Queue<String> events = new ConcurrentLinkedQueue<>();
  final GivenObjects objects = new GivenObjects();
  private final PodServices services;
  private PodWorkers workers;
  private ContainerRuntime.Subscription subscription;

  WorkerLab(Path root) {
    engine = new EngineSwitch(root.resolve("engine.sock"));
    docker = DockerFixture.behind(engine);
    sh("ip netns add " + netns);
    sh("ip -n " + netns + " link add eth0 type bridge");
    sh("ip -n " + netns + " addr add 10.98.7.1/24 dev eth0");
    sh("ip -n " + netns + " link set eth0 up");
    var network =
        new CniNetwork(
            new NetworkSettings(
                NodeNetns.named(netns),
                "10.98.7.1",
                Path.of("/usr/lib/cni"),
                root,
                List.of("10.97.0.0/16")));
    network.configure("10.97.7.0/24");
    var images =
        new ImageSources(
            docker.runtime().images(), Substitutes.none(), Duration.ofSeconds(2), Clock.system());
    var dns = new DnsSettings("10.96.0.10", "cluster.local", List.of());
    this.services =
        new PodServices(
            docker.runtime(),
            network,
            images,
            new PodVolumes(root, objects, Map.of(), dns),
            new Environment(objects, Map.of()),
            new KeptEvents(),
            Clock.system());
  }

  /** An agent starts, and is told of these pods. */
  WorkerLab start(Collection<Pod> bound) throws IOException {
    var node =
        new NodeFacts(
            "node-1",
            "10.98.7.1",
            Map.of(
                "cpu", new Quantity("2"),
                "memory", new Quantity("1Gi"),
                "pods", new Quantity("20")));
    workers =
        new PodWorkers(
            new WorkerEnvironment(
                services,
                node,
                new KeptStatuses(),
                listener -> new RunningProbes(docker.runtime().streams(), Clock.system(), listener),
                new StartGate(4)));
    workers.adopt(() -> bound);
    subscription = docker.runtime().subscribe(workers);
    return this;
  }

  /** The agent is gone, its pods are not. */
  void stop() throws InterruptedException {
    subscription.close();
    workers.close();
  }

  void bind(Pod pod) {
    workers.onPod(new Change<>(null, pod));
  }

  void change(Pod before, Pod after) {
    workers.onPod(new Change<>(before, after));
  }

  void forget(Pod pod) {
    workers.onPod(new Change<>(pod, null));
  }

  PodStatus await(Pod pod, Predicate<PodStatus> wanted) {
    String uid = pod.getMetadata().getUid();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> statuses.containsKey(uid) && wanted.test(statuses.get(uid)));
    return statuses.get(uid);
  }

  PodStatus awaitRunning(Pod pod) {
    return await(
        pod,
        status ->
            status.getContainerStatuses().stream()
                .allMatch(container -> container.getState().getRunning() != null));
  }

  void awaitUnknown(Pod pod) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> !statuses.containsKey(pod.getMetadata().getUid()));
  }

  void awaitDeleted(Pod pod) {
    Awaitility.await().atMost(PATIENCE).until(() -> deleted.contains(pod.getMetadata().getUid()));
  }

  void awaitNothingLeftOf(Pod pod) {
    Awaitility.await().atMost(PATIENCE).until(() -> containers(pod) == 0 && sandboxesOf(pod) == 0);
  }

  int containers(Pod pod) {
    return docker.runtime().containers().ofPod(pod.getMetadata().getUid()).size();
  }

  int sandboxes() {
    return docker.runtime().sandboxes().list().size();
  }

  private long sandboxesOf(Pod pod) {
    return docker.runtime().sandboxes().list().stream()
        .filter(one -> one.pod().uid().equals(pod.getMetadata().getUid()))
        .count();
  }

  String exec(PodStatus status, String command) {
    String id = status.getContainerStatuses().getFirst().getContainerID();
    return docker
        .runtime()
        .streams()
        .exec(id.replace("docker://", ""), List.of("sh", "-c", command), Duration.ofSeconds(5))
        .output()
        .strip();
  }

  ContainerRuntime runtime() {
    return docker.runtime();
  }

  List<String> events() {
    return List.copyOf(events);
  }

  private static void sh(String command) {
    Command.of("sh", "-c", command).output();
  }

  @Override
  public void close() throws InterruptedException {
    stop();
    docker.close();
    engine.close();
    Command.of("ip", "netns", "del", netns).run();
  }

  private final class KeptStatuses implements PodStatusSink {
    @Override
    public void status(Pod pod, PodStatus status) {
      statuses.put(pod.getMetadata().getUid(), status);
    }

    @Override
    public void unknown(Pod pod) {
      statuses.remove(pod.getMetadata().getUid());
    }

    @Override
    public void deleted(Pod pod) {
      deleted.add(pod.getMetadata().getUid());
    }

    @Override
    public void observed(Pod pod) {}

    @Override
    public void gone(String uid) {}
  }

  private final class KeptEvents implements PodEvents {
    @Override
    public void normal(Pod pod, String container, String reason, String message) {
      events.add(reason + ": " + message);
    }

    @Override
    public void warning(Pod pod, String container, String reason, String message) {
      events.add(reason + ": " + message);
    }
  }
}
