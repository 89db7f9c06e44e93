package io.drydock.kubelet.runtime;

import java.util.List;
import java.util.Optional;

/**
 * The pods' sandboxes: a pause container that holds a pod's namespaces. Its network namespace has
 * only a loopback, which is up, until {@code PodNetwork} wires it.
 */
public interface Sandboxes {

  /** Creates it, stopped, and returns its id. CONFLICT where the same attempt exists. */
  String create(SandboxSpec spec);

  /** Starts it; harmless on a running one. */
  SandboxInfo start(String id);

  /** Kills the pause process and with it the namespaces. Harmless where it is stopped or gone. */
  void stop(String id);

  /** Removes it, running or not. Harmless where it is gone. */
  void remove(String id);

  Optional<SandboxInfo> find(String id);

  /** All of this node's, newest first. */
  List<SandboxInfo> list();
}
