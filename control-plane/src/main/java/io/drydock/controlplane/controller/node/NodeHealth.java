package io.drydock.controlplane.controller.node;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is known of one node when its health is judged.
 *
 * @param heardAt when a renewed lease was last seen, by this process's own clock
 * @param grace silence that is forgiven
 * @param pods those assigned to the node
 */
record NodeHealth(Node node, Instant heardAt, Duration grace, List<Pod> pods) {

  boolean isSilent(Instant now) {
    return Duration.between(heardAt, now).compareTo(grace) > 0;
  }
}
