package io.drydock.kubelet.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host-local plugin's records of addresses in use: one file an address, whose first line is the
 * sandbox. Looked at only while no plugin runs.
 */
final class HostLocalAddresses {
  private static final Logger log = LoggerFactory.getLogger(HostLocalAddresses.class);

  private final Path directory;

  HostLocalAddresses(Path directory) {
    this.directory = directory;
  }

  /** Frees the addresses of sandboxes that are gone. */
  void retainOnly(Set<String> sandboxIds) {
    for (Path file : addressFiles()) {
      try {
        String sandbox = Files.readString(file).lines().findFirst().orElse("").strip();
        if (!sandboxIds.contains(sandbox)) {
          Files.deleteIfExists(file);
          log.atInfo()
              .addKeyValue("address", file.getFileName())
              .addKeyValue("sandbox", sandbox)
              .log("Address of a lost sandbox freed");
        }
      } catch (IOException e) {
        throw new PodNetworkException("cannot read or remove " + file, e);
      }
    }
  }

  private List<Path> addressFiles() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().matches("[0-9]+(\\.[0-9]+){3}"))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
