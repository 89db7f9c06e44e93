package io.drydock.kubelet.pod;

import io.drydock.kubelet.image.ImageResult;

/** How an action ended. */
sealed interface Outcome {
  record Done() implements Outcome {}

  /** A sandbox exists that has not been started. */
  record SandboxCreated(String id) implements Outcome {}

  /** The sandbox runs and has its addresses. */
  record SandboxReady(String id) implements Outcome {}

  /** The container's image is present. */
  record ImagePresent(ImageResult image) implements Outcome {}

  /**
   * It could not be done and is tried again.
   *
   * @param reason what a waiting container shows
   */
  record Failed(String reason, String message) implements Outcome {}
}
