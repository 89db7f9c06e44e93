package io.drydock.kubeproxy;

import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.client.ApiClient;
import io.drydock.informer.Informer;
import io.drydock.informer.Selection;
import io.drydock.lifecycle.Clock;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the proxy sees of the cluster. When the API is away it is what was seen last. */
final class Cluster implements AutoCloseable {

  private static final Duration A_WHILE = Duration.ofSeconds(30);

  private final Informer<Service> services;
  private final Informer<EndpointSlice> slices;
  private final Informer<Node> nodes;

  Cluster(ApiClient client, Clock clock) {
    this.services = new Informer<>(client, Kinds.SERVICE, Selection.ALL, clock);
    this.slices = new Informer<>(client, Kinds.ENDPOINT_SLICE, Selection.ALL, clock);
    this.nodes = new Informer<>(client, Kinds.NODE, Selection.ALL, clock);
  }

  void onServices(Runnable listener) {
    services.onChange(change -> listener.run());
    slices.onChange(change -> listener.run());
  }

  void onNodes(Runnable listener) {
    nodes.onChange(change -> listener.run());
  }

  void start() {
    services.start();
    slices.start();
    nodes.start();
  }

  List<Service> services() {
    return services.snapshot().all();
  }

  Optional<Service> service(ObjectKey key) {
    return services.snapshot().get(key);
  }

  List<EndpointSlice> slices() {
    return slices.snapshot().all();
  }

  List<Node> nodes() {
    return nodes.snapshot().all();
  }

  boolean hasSynced() {
    return services.hasSynced() && slices.hasSynced() && nodes.hasSynced();
  }

  /** Blocks until everything has been seen once: half a picture must not become rules. */
  void awaitSync() throws InterruptedException {
    for (var informer : List.of(services, slices, nodes)) {
      boolean synced = informer.hasSynced();
      while (!synced) {
        synced = informer.awaitSync(A_WHILE);
      }
    }
  }

  @Override
  public void close() throws Exception {
    services.close();
    slices.close();
    nodes.close();
  }
}
