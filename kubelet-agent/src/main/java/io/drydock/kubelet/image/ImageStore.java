package io.drydock.kubelet.image;

import java.time.Duration;
import java.util.Optional;

/**
 * The engine's images, seen by the image service. Where the engine is gone it throws
 * ContainerRuntimeException.
 */
public interface ImageStore {

  /** The image of this name, tag and digest included, or of this id. */
  Optional<StoredImage> find(String name);

  /**
   * Has the engine pull from the registry that the repository names.
   *
   * @param reference a tag or digest
   * @param patience how long the registry may be silent, at first and in between
   * @throws PullException with what the registry said
   */
  void pull(String repository, String reference, Duration patience) throws PullException;

  /** An image that is present, with its configured user. */
  record StoredImage(String id, String user) {}

  /** The pull came to nothing. */
  final class PullException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean unreachable;

    public PullException(String message, boolean unreachable) {
      super(message);
      this.unreachable = unreachable;
    }

    /** True where the registry could not be asked at all, false where it said no. */
    public boolean unreachable() {
      return unreachable;
    }
  }
}
