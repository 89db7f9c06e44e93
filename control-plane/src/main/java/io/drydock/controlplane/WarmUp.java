package io.drydock.controlplane;

import com.google.protobuf.ByteString;
import io.drydock.controlplane.store.EtcdStore;
import io.drydock.controlplane.store.MemoryStore;
import io.drydock.controlplane.store.PretendedEtcd;
import io.drydock.controlplane.store.RangeQuery;
import io.drydock.controlplane.store.Transaction;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Scope;
import java.time.Duration;

/**
 * The whole control plane with a store in memory, for as long as the process runs, so that the
 * classes of a real start and of the requests that come get into the class archive.
 */
final class WarmUp {
  private static final Duration WHILE = Duration.ofSeconds(1);

  private WarmUp() {}

  static void start(ControlPlaneConfig config, Clock clock, Scope scope) throws Exception {
    askEtcd(config);
    new ControlPlane(config, clock, scope).start(scope.own(new MemoryStore()));
  }

  /** One call of each kind, answered by a pretended etcd where the real one would be. */
  private static void askEtcd(ControlPlaneConfig config) throws Exception {
    int port = config.etcd().servers().getFirst().getPort();
    try (var _ = PretendedEtcd.start(port, config.serving());
        var store = new EtcdStore(config.etcd());
        var watch = store.watch("/", 1)) {
      var _ = store.get("/");
      var _ = store.range(RangeQuery.all("/"));
      var _ = store.commit(Transaction.put("/", ByteString.EMPTY, 0));
      var _ = watch.next(WHILE);
    }
  }
}
