package io.drydock.cli.lab.spec;

/**
 * Which etcd the cluster uses: its own member (endpoint empty), or one that exists already, with
 * the files that a client of it needs.
 */
public record EtcdSpec(
    String endpoint, String caFile, String certFile, String keyFile, boolean unsafeNoFsync) {
  /** A member of our own, started and supervised with the cluster. */
  public static EtcdSpec own(boolean unsafeNoFsync) {
    return new EtcdSpec("", "", "", "", unsafeNoFsync);
  }

  /** Whether the etcd is somebody else's. */
  public boolean external() {
    return !endpoint.isEmpty();
  }
}
