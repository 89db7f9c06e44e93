package io.drydock.kubelet;

import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import io.drydock.client.EventRecorder;
import io.drydock.informer.Informer;
import io.drydock.informer.Selection;
import io.drydock.kubelet.env.Environment;
import io.drydock.kubelet.network.NodeRoutes;
import io.drydock.kubelet.node.LeaseHeartbeat;
import io.drydock.kubelet.node.NodeAgent;
import io.drydock.kubelet.node.NodeHealthCheck;
import io.drydock.kubelet.node.NodeSpec;
import io.drydock.kubelet.node.RouteSync;
import io.drydock.kubelet.pod.ApiPodStatusSink;
import io.drydock.kubelet.pod.NodeFacts;
import io.drydock.kubelet.pod.PodServices;
import io.drydock.kubelet.pod.PodWorkers;
import io.drydock.kubelet.pod.RecordedPodEvents;
import io.drydock.kubelet.pod.StartGate;
import io.drydock.kubelet.pod.WorkerEnvironment;
import io.drydock.kubelet.probe.RunningProbes;
import io.drydock.kubelet.server.NodeServer;
import io.drydock.kubelet.server.NodeService;
import io.drydock.kubelet.volume.DnsSettings;
import io.drydock.kubelet.volume.PodVolumes;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.HealthServer;
import io.drydock.lifecycle.Loop;
import io.drydock.lifecycle.Scope;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Puts one node's agent together and starts it; everything it starts belongs to the scope. */
final class Kubelet {
  private static final Duration TOKEN_CHECK = Duration.ofMinutes(1);

  private final KubeletConfig config;
  private final Machine machine;
  private final Clock clock;
  private final Scope scope;
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  Kubelet(KubeletConfig config, Machine machine, Clock clock, Scope scope) {
    this.config = config;
    this.machine = machine;
    this.clock = clock;
    this.scope = scope;
  }

  void start() throws Exception {
    Files.createDirectories(config.local().rootDir());
    NodeRuntime runtime = NodeRuntime.open(config, machine, clock, scope);
    ApiAccess api = ApiAccess.open(config.api(), scope);
    startHeartbeat(api.lease());
    EventRecorder events =
        scope.own(new EventRecorder(api.work(), "kubelet", config.node().name(), clock));
    NodeAgent node = startNode(runtime, api.work(), events);
    Informer<Pod> pods = informer(api.work(), Kinds.POD, ofThisNode("spec.nodeName"));
    Informer<Service> services = informer(api.work(), Kinds.SERVICE, Selection.ALL);
    PodWorkers workers = workers(runtime, api.work(), events, pods, services);
    startServers(runtime, workers, node, pods);
    Thread.ofVirtual()
        .name("adopt")
        .start(new Adoption(workers, pods, services, runtime.runtime(), clock, scope));
  }

  private void startHeartbeat(ApiClient client) {
    var timing =
        new LeaseHeartbeat.Timing(
            config.timing().nodeLeaseDuration(), config.timing().nodeLeaseRenewInterval());
    scope.own(LeaseHeartbeat.start(client, config.node().name(), timing, clock));
  }

  private NodeAgent startNode(NodeRuntime runtime, ApiClient client, EventRecorder events) {
    var check =
        new NodeHealthCheck(
            runtime.runtime(),
            runtime.network(),
            config.network().cniBinDir(),
            config.local().rootDir());
    var spec =
        new NodeSpec(
            config.node().name(),
            config.node().ip(),
            config.node().capacity(),
            config.local().port());
    var agent =
        scope.own(
            new NodeAgent(
                client,
                spec,
                config.node().cluster(),
                check,
                events,
                config.timing().nodeStatusUpdateFrequency(),
                clock));
    Informer<Node> nodes = informer(client, Kinds.NODE, Selection.ALL);
    nodes.onChange(change -> Optional.ofNullable(change.after()).ifPresent(agent::onNode));
    scope.own(
        new RouteSync(nodes, new NodeRoutes(machine.netns()), config.node().name(), clock).start());
    nodes.start();
    return agent.start();
  }

  private PodWorkers workers(
      NodeRuntime runtime,
      ApiClient client,
      EventRecorder events,
      Informer<Pod> pods,
      Informer<Service> services)
      throws IOException {
    var configMaps = informer(client, Kinds.CONFIG_MAP, Selection.ALL);
    var secrets = informer(client, Kinds.SECRET, Selection.ALL);
    var objects =
        new KnownObjects(
            client, configMaps, secrets, services, new ServiceAccountTokens(client, clock));
    var capacity = config.node().capacity();
    var shared =
        new PodServices(
            runtime.runtime(),
            runtime.network(),
            runtime.images(),
            new PodVolumes(config.local().rootDir(), objects, capacity, dns()),
            new Environment(objects, capacity),
            new RecordedPodEvents(events),
            clock);
    var sink = scope.own(new ApiPodStatusSink(client, config.node().name(), clock));
    var workers =
        scope.own(
            new PodWorkers(
                new WorkerEnvironment(
                    shared,
                    new NodeFacts(config.node().name(), config.node().ip(), capacity),
                    sink,
                    listener -> new RunningProbes(runtime.runtime().streams(), clock, listener),
                    new StartGate(2 * Runtime.getRuntime().availableProcessors()))));
    pods.onChange(workers::onPod);
    scope.own(
        Loop.start(
            "token-refresh",
            clock,
            () -> {
              clock.sleep(TOKEN_CHECK);
              workers.refreshTokens();
            }));
    configMaps.onChange(workers::onReference);
    secrets.onChange(workers::onReference);
    List.of(configMaps, secrets, services, pods).forEach(Informer::start);
    return workers;
  }

  private DnsSettings dns() throws IOException {
    Path file = Path.of("/etc/resolv.conf");
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    return new DnsSettings(config.network().clusterDns(), config.network().clusterDomain(), lines);
  }

  private void startServers(
      NodeRuntime runtime, PodWorkers workers, NodeAgent node, Informer<Pod> pods)
      throws IOException {
    scope.own(
        NodeServer.start(
            config.local().port(),
            config.api().tls(),
            new NodeService(runtime.runtime(), runtime.cgroup(), workers::find, ownHttp(), clock)));
    scope.own(
        HealthServer.start(
            new InetSocketAddress(config.local().healthPort()),
            () -> notReady(node, pods),
            metrics));
  }

  private InetSocketAddress ownHttp() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), config.local().healthPort());
  }

  private Optional<String> notReady(NodeAgent node, Informer<Pod> pods) {
    if (!pods.hasSynced()) {
      return Optional.of("no list of pods has come from " + config.api().server() + " yet");
    }
    return node.ready() ? Optional.empty() : Optional.of("the node is not Ready");
  }

  private <T extends HasMetadata> Informer<T> informer(
      ApiClient client, io.drydock.api.Kind<T> kind, Selection selection) {
    return scope.own(new Informer<>(client, kind, selection, clock));
  }

  private Selection ofThisNode(String field) {
    return Selection.ofField(field + "=" + config.node().name());
  }
}
