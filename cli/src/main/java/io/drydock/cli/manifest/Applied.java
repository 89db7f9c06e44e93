package io.drydock.cli.manifest;

/**
 * What apply did to one object.
 *
 * @param json the object as the cluster has it now, or would have it
 */
public record Applied(Change change, byte[] json) {

  /** In kubectl's words, in lower case. */
  public enum Change {
    CREATED,
    CONFIGURED,
    UNCHANGED
  }
}
