package io.drydock.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * create and get of ConfigMaps at rising numbers of connections, each beside bare etcd with as many
 * requests under way.
 */
record ConfigMapRows(
    ApiConnections api, Scratch scratch, @Nullable EtcdLanes etcd, Duration measured) {
  private static final List<Integer> CONNECTIONS = List.of(1, 16, 256);
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final int READ = 1000;

  void run(Report report) throws IOException, InterruptedException {
    prepare();
    for (int connections : CONNECTIONS) {
      create(report, connections);
    }
    for (int connections : CONNECTIONS) {
      get(report, connections);
    }
  }

  /** The objects that the gets ask for. */
  private void prepare() throws InterruptedException {
    try (var lanes = new ApiLanes(api.open(16))) {
      String path = scratch.path("configmaps");
      Figures made =
          ClosedLoop.forCount(
              lanes.lanes((requests, n) -> requests.post(path, Objects.configMap("read-" + n))),
              READ);
      if (made.errors() > 0) {
        throw new IllegalStateException(made.errors() + " ConfigMaps could not be created");
      }
    }
  }

  private void create(Report report, int connections) throws InterruptedException {
    String run = "create-" + connections;
    Figures bare = etcd == null ? null : loop(etcd.creates(run, connections));
    try (var lanes = new ApiLanes(api.open(connections))) {
      String path = scratch.path("configmaps");
      Figures served =
          loop(lanes.lanes((requests, n) -> requests.post(path, Objects.configMap(run + "-" + n))));
      report.row("create ConfigMap, %d connections".formatted(connections), beside(served, bare));
    }
  }

  private void get(Report report, int connections) throws InterruptedException {
    Figures bare = etcd == null ? null : loop(etcd.gets("create-16", connections, READ));
    try (var lanes = new ApiLanes(api.open(connections))) {
      String path = scratch.path("configmaps/read-");
      Figures served = loop(lanes.lanes((requests, n) -> requests.get(path + n % READ)));
      report.row("get ConfigMap, %d connections".formatted(connections), beside(served, bare));
    }
  }

  private Figures loop(List<Lane> lanes) throws InterruptedException {
    return ClosedLoop.forTime(lanes, WARM_UP, measured);
  }

  private static ObjectNode beside(Figures served, @Nullable Figures bare) {
    ObjectNode json = served.json();
    if (bare != null) {
      json.set("bareEtcd", bare.json());
      json.put("ratio", Figures.round(served.perSecond() / bare.perSecond()));
    }
    return json;
  }
}
