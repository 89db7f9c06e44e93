package io.drydock.controlplane.controller.node;

import java.time.Duration;

/**
 * How patient the control plane is with silent nodes; the names are kube-controller-manager's.
 *
 * @param monitorPeriod between two looks at every node
 * @param monitorGracePeriod silence after which a node's conditions are Unknown
 */
public record NodeLifecycleConfig(Duration monitorPeriod, Duration monitorGracePeriod) {

  public static final NodeLifecycleConfig KUBERNETES =
      new NodeLifecycleConfig(Duration.ofSeconds(5), Duration.ofSeconds(40));
}
