package io.drydock.controlplane.apiserver.strategy;

/** Which claims others hold, for a strategy that chooses free ones. */
public interface Claims {

  /** As known here; may lag behind, which the store's transaction then finds. */
  boolean seemsTaken(String claimKey);

  /** As the store says now; for a claim that the user asked for by name. */
  boolean isTaken(String claimKey);
}
