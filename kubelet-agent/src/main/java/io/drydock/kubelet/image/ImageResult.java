package io.drydock.kubelet.image;

/**
 * An image that is present.
 *
 * @param imageId content id, {@code sha256:...}: what to create containers from
 * @param image the name it was found by: the pod's own, or the substitute's
 * @param note for people, empty where all went as asked; with SUBSTITUTE the message of the event
 *     ImageSubstituted
 * @param user the image's configured user, empty for root: what runAsNonRoot is checked against
 */
public record ImageResult(String imageId, String image, Source source, String note, String user) {

  /** Where it came from. */
  public enum Source {
    LOCAL,
    PULLED,
    SUBSTITUTE
  }
}
