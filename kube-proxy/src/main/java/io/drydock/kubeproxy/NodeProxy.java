package io.drydock.kubeproxy;

import io.drydock.client.ApiClient;
import io.drydock.client.Channels;
import io.drydock.client.EventRecorder;
import io.drydock.client.GrpcDocumentApi;
import io.drydock.kubeproxy.backend.Conntrack;
import io.drydock.kubeproxy.backend.IptablesBackend;
import io.drydock.kubeproxy.backend.Routing;
import io.drydock.kubeproxy.dns.DnsInterface;
import io.drydock.kubeproxy.dns.DnsServer;
import io.drydock.kubeproxy.host.Commands;
import io.drydock.kubeproxy.host.Sysctl;
import io.drydock.kubeproxy.loadbalancer.Action.Announce;
import io.drydock.kubeproxy.loadbalancer.AddressBook;
import io.drydock.kubeproxy.loadbalancer.Announcer;
import io.drydock.kubeproxy.state.ProxyState;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.HealthServer;
import io.drydock.lifecycle.Scope;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** Puts one node's proxy together and starts it; everything it starts belongs to the scope. */
final class NodeProxy {

  private static final Duration CALL_DEADLINE = Duration.ofSeconds(10);

  private final KubeProxyConfig config;
  private final Machine machine;
  private final Commands commands;
  private final Clock clock;
  private final Scope scope;
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  NodeProxy(KubeProxyConfig config, Machine machine, Clock clock, Scope scope) {
    this.config = config;
    this.machine = machine;
    this.commands = machine.commands();
    this.clock = clock;
    this.scope = scope;
  }

  void start() throws Exception {
    scope.own(NodeLock.take(config.local().rootDir()));
    var backend = new IptablesBackend(commands, config.network().clusterCidr());
    backend.probe();
    kernelSettings();
    var addresses = new AddressBook(commands, config.node().uplink());
    addresses.probe();
    var dns = dns();
    var client = client();
    var cluster = scope.own(new Cluster(client, clock));
    var routing = new Routing(backend, new Conntrack(commands), metrics);
    route(cluster, routing);
    publish(cluster, dns);
    announce(cluster, addresses, client);
    health(cluster, routing);
    cluster.start();
  }

  private void kernelSettings() throws InterruptedException {
    var sysctl = new Sysctl(commands);
    sysctl.require("net/ipv4/ip_forward", "1", "start the node with net.ipv4.ip_forward=1");
    sysctl.require(
        "net/bridge/bridge-nf-call-iptables", "1", "run 'modprobe br_netfilter' on the host");
  }

  private DnsServer dns() throws InterruptedException {
    var address = config.network().clusterDns();
    new DnsInterface(commands).ensure(address);
    var socket = new InetSocketAddress(InetAddress.ofLiteral(address), machine.dnsPort());
    return scope.own(DnsServer.start(socket, config.zone(), config.network().upstream(), clock));
  }

  private ApiClient client() {
    var channel = Channels.connect(config.api().server(), config.api().tls());
    scope.own(channel::shutdownNow);
    return new ApiClient(new GrpcDocumentApi(channel, CALL_DEADLINE));
  }

  private void route(Cluster cluster, Routing routing) {
    var loop =
        loop(
            "routing",
            changed -> {
              cluster.awaitSync();
              if (!changed) {
                routing.check();
              }
              routing.apply(ProxyState.of(cluster.services(), cluster.slices(), config.thisNode()));
            });
    cluster.onServices(loop::changed);
  }

  private void publish(Cluster cluster, DnsServer dns) {
    var loop =
        loop(
            "names",
            changed -> {
              cluster.awaitSync();
              if (changed) {
                dns.publish(cluster.services(), cluster.slices());
              }
            });
    cluster.onServices(loop::changed);
  }

  private void announce(Cluster cluster, AddressBook addresses, ApiClient client) {
    var events = scope.own(new EventRecorder(client, "kube-proxy", config.node().name(), clock));
    var announcer =
        new Announcer(
            config.node().name(), addresses, announced -> tell(announced, cluster, events));
    var loop =
        loop(
            "addresses",
            changed -> {
              cluster.awaitSync();
              announcer.sync(cluster.services(), cluster.slices(), cluster.nodes());
            });
    cluster.onServices(loop::changed);
    cluster.onNodes(loop::changed);
  }

  private static void tell(Announce announced, Cluster cluster, EventRecorder events) {
    cluster
        .service(announced.service())
        .ifPresent(service -> events.normal(service, "LoadBalancerAnnounced", announced.reason()));
  }

  private void health(Cluster cluster, Routing routing) {
    scope.own(
        HealthServer.start(
            new InetSocketAddress(config.local().healthPort()),
            () -> notReady(cluster, routing),
            metrics));
  }

  private Optional<String> notReady(Cluster cluster, Routing routing) {
    return cluster.hasSynced()
        ? routing.notReady()
        : Optional.of("no list of Services has come from " + config.api().server() + " yet");
  }

  private ChangeLoop loop(String name, ChangeLoop.Work work) {
    var timing = new ChangeLoop.Timing(config.timing().gather(), config.timing().look());
    return scope.own(new ChangeLoop(name, timing, clock, work));
  }
}
