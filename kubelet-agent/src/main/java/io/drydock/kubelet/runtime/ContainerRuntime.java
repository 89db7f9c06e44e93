package io.drydock.kubelet.runtime;

import io.drydock.kubelet.cgroup.ResourceUsage;
import java.util.Optional;

/**
 * Runs this node's sandboxes and containers, in the role of CRI. Blocking: call from virtual
 * threads; thread-safe.
 *
 * <p>Every method throws {@link ContainerRuntimeException}; kind UNAVAILABLE means that the engine
 * cannot be reached now, and the same call works again once it can. Only this cluster's and node's
 * containers are seen.
 */
public interface ContainerRuntime extends AutoCloseable {

  /**
   * The engine's name and version, for Node.status.nodeInfo, for example {@code docker://20.10.24}.
   */
  String version();

  Sandboxes sandboxes();

  Containers containers();

  ContainerStreams streams();

  /**
   * Tells the listener of every start and end from now on, until the subscription is closed. It
   * reconnects by itself; the listener is told each time it has, because what happened meanwhile
   * must be listed.
   */
  Subscription subscribe(RuntimeListener listener);

  /** What a running container (or sandbox) uses now; empty where it does not run. */
  Optional<ResourceUsage> usage(String id);

  @Override
  void close();

  /** A running subscription. Closing it ends its thread. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
