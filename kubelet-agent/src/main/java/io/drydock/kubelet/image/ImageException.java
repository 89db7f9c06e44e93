package io.drydock.kubelet.image;

import java.util.List;

/**
 * No source has the image. The message names the image and, in order, each source tried and what it
 * said.
 */
public final class ImageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The waiting reason that a container's status shows, spelled as Kubernetes does. */
  public enum Reason {
    ErrImagePull,
    ErrImageNeverPull,
    InvalidImageName,
    /** The engine itself cannot be asked now. */
    ImageInspectError
  }

  private final Reason reason;
  private final transient List<Attempt> tried;

  public ImageException(Reason reason, String message, List<Attempt> tried) {
    super(message);
    this.reason = reason;
    this.tried = List.copyOf(tried);
  }

  public Reason reason() {
    return reason;
  }

  public List<Attempt> tried() {
    return tried;
  }

  /** One source that was asked, and why it did not help. */
  public record Attempt(String source, String outcome) {}
}
