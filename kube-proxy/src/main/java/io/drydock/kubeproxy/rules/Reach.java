package io.drydock.kubeproxy.rules;

import io.drydock.kubeproxy.state.RoutedPort;

/** Which ways into a Service port lead anywhere. */
final class Reach {

  private Reach() {}

  /** Whether its cluster IP has an endpoint under its internal traffic policy. */
  static boolean internal(RoutedPort port) {
    return port.policy().internalLocal() ? hasLocal(port) : hasCluster(port);
  }

  /**
   * Whether its outside addresses have an endpoint for anyone: under externalTrafficPolicy Local
   * the cluster's own traffic still uses endpoints anywhere.
   */
  static boolean external(RoutedPort port) {
    return port.frontend().isExternal() && hasCluster(port);
  }

  static boolean hasCluster(RoutedPort port) {
    return !port.backends().cluster().isEmpty();
  }

  static boolean hasLocal(RoutedPort port) {
    return !port.backends().local().isEmpty();
  }

  /** Whether a chain over all endpoints is used at all. */
  static boolean usesCluster(RoutedPort port) {
    return hasCluster(port) && (!port.policy().internalLocal() || port.frontend().isExternal());
  }

  /** Whether a chain over this node's endpoints is used at all. */
  static boolean usesLocal(RoutedPort port) {
    return hasLocal(port)
        && (port.policy().internalLocal()
            || (port.policy().externalLocal() && port.frontend().isExternal()));
  }
}
