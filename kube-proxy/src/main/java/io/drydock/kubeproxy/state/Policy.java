package io.drydock.kubeproxy.state;

import java.util.List;
import java.util.Optional;

/**
 * Who may reach a Service port, and which endpoints they get.
 *
 * @param internalLocal traffic from inside stays on its node (internalTrafficPolicy: Local)
 * @param externalLocal traffic from outside stays on the node that it reached, and keeps its source
 *     address (externalTrafficPolicy: Local)
 * @param affinitySeconds how long a client keeps its endpoint; 0 without session affinity
 * @param sourceRanges who may use the load balancer addresses; empty: everyone
 */
public record Policy(
    boolean internalLocal,
    boolean externalLocal,
    int affinitySeconds,
    Optional<List<String>> sourceRanges) {

  public static final Policy DEFAULT = new Policy(false, false, 0, Optional.empty());
}
