package io.drydock.controlplane.store;

/**
 * A condition of a transaction: the key was last written at this revision; 0: it does not exist.
 */
public record Guard(String key, long revision) {

  public static Guard absent(String key) {
    return new Guard(key, 0);
  }
}
