package io.drydock.kubelet.server;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;

/** What the agent knows of its pods, for answers about containers that do not exist yet. */
public interface PodDirectory {

  /** The pod of this name on this node, with the status that the agent last computed. */
  Optional<Pod> find(String namespace, String name);
}
