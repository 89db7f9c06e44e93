package io.drydock.kubelet.volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Permission bits as the number that Kubernetes' fields hold, set whatever the umask is. */
final class FileModes {
  private static final int BITS = 07777;

  private FileModes() {}

  static void set(Path path, int mode) throws IOException {
    Files.setAttribute(path, "unix:mode", mode & BITS);
  }

  static int get(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:mode") & BITS;
  }

  /** Gives a volume to a group, which may write where the owner may (securityContext.fsGroup). */
  static void giveToGroup(Path path, long group) throws IOException {
    int mode = get(path);
    Files.setAttribute(path, "unix:gid", (int) group);
    int forGroup = (mode & 0700) >> 3;
    int inherit = Files.isDirectory(path) ? 02000 : 0;
    set(path, mode | forGroup | inherit);
  }
}
