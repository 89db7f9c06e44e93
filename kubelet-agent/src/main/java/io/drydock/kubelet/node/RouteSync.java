package io.drydock.kubelet.node;

import io.drydock.informer.Informer;
import io.drydock.kubelet.network.NodeRoutes;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Loop;
import io.fabric8.kubernetes.api.model.Node;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps this node's routes to the other nodes' pods in step with the Nodes. One thread. */
public final class RouteSync implements AutoCloseable {
  private static final Duration RECHECK = Duration.ofSeconds(30);

  private final Informer<Node> nodes;
  private final NodeRoutes routes;
  private final String self;
  private final Clock clock;
  private boolean changed = true;
  private @Nullable Map<String, String> applied;
  private @Nullable Loop loop;

  public RouteSync(Informer<Node> nodes, NodeRoutes routes, String self, Clock clock) {
    this.nodes = nodes;
    this.routes = routes;
    this.self = self;
    this.clock = clock;
  }

  public RouteSync start() {
    nodes.onChange(change -> wake());
    loop = Loop.start("node-routes", clock, this::turn);
    return this;
  }

  private synchronized void wake() {
    changed = true;
    notifyAll();
  }

  private void turn() throws InterruptedException {
    if (!nodes.awaitSync(RECHECK)) {
      return;
    }
    boolean told = await();
    Map<String, String> wanted = RoutePlan.decide(nodes.snapshot().all(), self);
    if (!told || !wanted.equals(applied)) {
      routes.apply(wanted);
      applied = wanted;
    }
  }

  /** True where a change has come, false where it is time to look for foreign changes. */
  private synchronized boolean await() throws InterruptedException {
    if (!changed) {
      clock.await(this, RECHECK);
    }
    boolean told = changed;
    changed = false;
    return told;
  }

  @Override
  public void close() throws InterruptedException {
    if (loop != null) {
      loop.close();
    }
  }
}
