package io.drydock.kubelet.pod;

/** What is to become of a pod, beside what its own metadata and status say. */
public sealed interface Fate {
  /** It shall run. */
  record Wanted() implements Fate {}

  /**
   * It ended for good by this agent's decision: not admitted, or over its deadline. Its phase is
   * Failed.
   */
  record Ended(String reason, String message) implements Fate {}

  /** The API no longer has it: whatever runs of it is removed. */
  record Gone() implements Fate {}
}
