package io.drydock.controlplane;

import io.drydock.client.ApiClient;
import io.drydock.controlplane.apiserver.ApiServer;
import io.drydock.controlplane.apiserver.UserInfo;
import io.drydock.controlplane.apiserver.grpc.GrpcDoor;
import io.drydock.controlplane.apiserver.pod.NodeClients;
import io.drydock.controlplane.apiserver.rest.RestDoor;
import io.drydock.controlplane.controller.Controllers;
import io.drydock.controlplane.leader.LeaderElection;
import io.drydock.controlplane.leader.LeaderElectionConfig;
import io.drydock.controlplane.store.Compactor;
import io.drydock.controlplane.store.EtcdStore;
import io.drydock.controlplane.store.Store;
import io.drydock.controlplane.store.StoreGate;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Scope;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Everything in one control plane, in the order in which it starts; the scope closes it backwards.
 */
final class ControlPlane {
  /** etcd may be started in the same breath as we are. */
  private static final Duration ETCD_PATIENCE = Duration.ofSeconds(20);

  private final ControlPlaneConfig config;
  private final Clock clock;
  private final Scope scope;
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  ControlPlane(ControlPlaneConfig config, Clock clock, Scope scope) {
    this.config = config;
    this.clock = clock;
    this.scope = scope;
  }

  void start() throws Exception {
    Store store = scope.own(new EtcdStore(config.etcd()));
    new StoreGate(store, clock).await(ETCD_PATIENCE);
    start(store);
  }

  /** Over a store that is there already and stays its owner's. */
  void start(Store store) throws Exception {
    ApiServer api = scope.own(new ApiServer(store, config.apiServer(), clock));
    api.start();
    measure(api);
    openDoors(api);
    var _ = scope.own(new Compactor(store, config.history(), clock));
    lead(api);
  }

  private void openDoors(ApiServer api) throws IOException {
    NodeClients agents = scope.own(new NodeClients(config.kubelets()));
    RestDoor.Opening opening =
        new RestDoor.Opening(address(config.listen().securePort()), config.serving());
    var _ = scope.own(new RestDoor(api, opening, agents, metrics, clock));
    var _ =
        scope.own(new GrpcDoor(api, address(config.listen().grpcPort()), config.serving(), agents));
  }

  /** Only after the doors are open: their ports keep a second process of this name away. */
  private void lead(ApiServer api) {
    String identity = config.apiServer().advertiseAddress() + ":" + config.apiServer().securePort();
    var _ =
        scope.own(
            new LeaderElection(
                client(api, "system:kube-controller-manager"),
                clock,
                LeaderElectionConfig.kubernetes(identity),
                () -> startControllers(api)));
  }

  private Controllers startControllers(ApiServer api) {
    ApiClient client = client(api, "system:kube-controller-manager");
    Controllers controllers = new Controllers(client, clock, config.controllers());
    controllers.start();
    return controllers;
  }

  private static ApiClient client(ApiServer api, String component) {
    return new ApiClient(api.as(UserInfo.component(component)));
  }

  private InetSocketAddress address(int port) {
    return new InetSocketAddress(config.listen().address(), port);
  }

  private void measure(ApiServer api) {
    Gauge.builder("apiserver_longrunning_watches", api, ApiServer::watcherCount)
        .description("Open watches")
        .register(metrics);
    Gauge.builder("apiserver_storage_revision", api, ApiServer::revision)
        .description("The revision of etcd that is shown")
        .register(metrics);
  }
}
