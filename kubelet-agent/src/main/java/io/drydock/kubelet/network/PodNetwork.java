package io.drydock.kubelet.network;

import java.util.Optional;
import java.util.Set;

/**
 * Wires pods' network namespaces into the node's. Addresses belong to a sandbox id; no two living
 * sandboxes share one. Thread-safe. Errors are {@link PodNetworkException}.
 */
public interface PodNetwork {

  /**
   * Sets the node up for its pod CIDR (network configuration, kernel settings, masquerade); until
   * then {@link #setUp} fails. Harmless when repeated.
   */
  void configure(String podCidr);

  /**
   * True once {@link #configure} has succeeded: what the node condition NetworkUnavailable and
   * Ready depend on.
   */
  boolean ready();

  /**
   * Wires a sandbox and returns its addresses. A sandbox that is wired already keeps its addresses.
   */
  PodAddresses setUp(PodAttachment pod);

  /** Throws where a sandbox is not, or no longer, wired as it was. */
  void check(String sandboxId);

  /**
   * Unwires a sandbox and frees its addresses. Harmless where it was never wired or its namespace
   * is gone.
   */
  void tearDown(String sandboxId);

  /** The addresses of a wired sandbox, also after a restart of the agent. */
  Optional<PodAddresses> addresses(String sandboxId);

  /**
   * Frees what belongs to sandboxes that are gone. Call at start, with the ids of all that exist.
   */
  void retainOnly(Set<String> sandboxIds);
}
