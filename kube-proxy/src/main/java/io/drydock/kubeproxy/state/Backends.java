package io.drydock.kubeproxy.state;

import io.drydock.kubeproxy.state.Endpoint.Condition;
import java.util.List;

/**
 * The endpoints that a Service port uses on this node, sorted and without duplicates.
 *
 * @param cluster those anywhere
 * @param local those on this node, for the traffic policy Local
 */
public record Backends(List<Endpoint> cluster, List<Endpoint> local) {

  static Backends choose(List<Endpoint> all, String node) {
    return new Backends(
        usable(all), usable(all.stream().filter(e -> e.node().equals(node)).toList()));
  }

  /** The ready ones; where there is none, those that end but still serve. */
  private static List<Endpoint> usable(List<Endpoint> candidates) {
    var ready = with(Condition.READY, candidates);
    return ready.isEmpty() ? with(Condition.SERVING_TERMINATING, candidates) : ready;
  }

  private static List<Endpoint> with(Condition condition, List<Endpoint> candidates) {
    return candidates.stream().filter(e -> e.condition() == condition).sorted().distinct().toList();
  }
}
