package io.drydock.kubelet.volume;

import io.fabric8.kubernetes.api.model.HostPathVolumeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders and files of the machine itself, checked or made as the volume's type asks. */
final class HostPaths {
  private HostPaths() {}

  static Path check(HostPathVolumeSource source) throws IOException {
    Path path = Path.of(source.getPath());
    String type = source.getType() == null ? "" : source.getType();
    switch (type) {
      case "DirectoryOrCreate" -> Files.createDirectories(path);
      case "FileOrCreate" -> createFile(path);
      case "Directory" -> require(Files.isDirectory(path), path, "a directory");
      case "File" -> require(Files.isRegularFile(path), path, "a file");
      case "Socket" -> require(fileType(path) == 0140000, path, "a socket");
      case "CharDevice" -> require(fileType(path) == 0020000, path, "a character device");
      case "BlockDevice" -> require(fileType(path) == 0060000, path, "a block device");
      default -> {
        if (!Files.exists(path)) {
          Files.createDirectories(path);
        }
      }
    }
    return path;
  }

  private static void createFile(Path path) throws IOException {
    if (!Files.exists(path)) {
      Files.createFile(path);
    }
  }

  private static int fileType(Path path) throws IOException {
    return Files.exists(path) ? (Integer) Files.getAttribute(path, "unix:mode") & 0170000 : 0;
  }

  private static void require(boolean holds, Path path, String what) throws IOException {
    if (!holds) {
      throw new IOException("hostPath type check failed: " + path + " is not " + what);
    }
  }
}
