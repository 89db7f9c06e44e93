package io.drydock.kubelet.pod;

import java.time.Instant;
import java.util.List;

/**
 * A pod's sandbox as it is.
 *
 * @param ips the pod's addresses; none before the network is set up
 */
public record Sandbox(String id, int attempt, Phase phase, List<String> ips, Instant createdAt) {
  /** How far it has come. */
  public enum Phase {
    /** Made by this agent and not started yet. */
    CREATED,
    /** Runs without a network. */
    RUNNING,
    /** Runs and has its addresses: containers can start. */
    READY,
    /** Ended: the pod needs another one. */
    DEAD
  }

  boolean alive() {
    return phase != Phase.DEAD;
  }

  boolean ready() {
    return phase == Phase.READY;
  }
}
