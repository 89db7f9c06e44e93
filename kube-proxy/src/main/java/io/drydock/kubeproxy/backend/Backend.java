package io.drydock.kubeproxy.backend;

import io.drydock.kubeproxy.state.ProxyState;
import java.util.Optional;

/**
 * Brings a node's kernel to a routing state. Used by one thread. A state that failed to apply is
 * applied in full the next time.
 */
public interface Backend {

  /**
   * Makes this the routing of the node, without a moment in which something routed before and after
   * is not routed.
   */
  void sync(ProxyState wanted) throws InterruptedException;

  /** What someone else did to the rules since, as a sentence; empty where they are as they were. */
  Optional<String> deviation() throws InterruptedException;

  /** Forgets what was applied, so that the next sync writes everything. */
  void forget();

  /** How many rules are in place. */
  int rules();

  /** Takes every rule away. */
  void remove() throws InterruptedException;
}
