package io.drydock.kubelet.pod;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the worker has under way and what it remembers of what it tried.
 *
 * @param acceptedAt when this agent first saw the pod
 * @param underWay keys of the operations that run now, see {@link PodAction#key()}
 * @param images by container: the image to create it from, once it is present
 * @param failures by operation key
 * @param killing by container id: when its grace is over
 * @param folder where the pod's volumes and files are
 */
public record Progress(
    Instant acceptedAt,
    Set<String> underWay,
    Map<String, String> images,
    Map<String, Failure> failures,
    Map<String, Instant> killing,
    Folder folder) {
  /** The state of the pod's volumes and files. */
  public enum Folder {
    UNKNOWN,
    READY,
    REMOVED
  }

  public Progress {
    underWay = Set.copyOf(underWay);
    images = Map.copyOf(images);
    failures = Map.copyOf(failures);
    killing = Map.copyOf(killing);
  }

  public static Progress none(Instant acceptedAt) {
    return new Progress(acceptedAt, Set.of(), Map.of(), Map.of(), Map.of(), Folder.UNKNOWN);
  }

  boolean volumesReady() {
    return folder == Folder.READY;
  }

  Optional<Failure> failure(String key) {
    return Optional.ofNullable(failures.get(key));
  }
}
