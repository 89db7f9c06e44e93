package io.drydock.kubelet.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells network namespaces apart, whatever path leads to them. */
final class NetnsIdentity {

  private NetnsIdentity() {}

  /**
   * The namespace that a path such as {@code /proc/42/ns/net} means now; empty where it means none.
   */
  static String of(String path) {
    try {
      return Files.getAttribute(Path.of(path), "unix:dev")
          + ":"
          + Files.getAttribute(Path.of(path), "unix:ino");
    } catch (IOException e) {
      return "";
    }
  }
}
