package io.drydock.cli.lab.supervisor;

import io.drydock.cli.config.AtomicFile;
import io.drydock.cli.config.ClusterFolder;
import io.drydock.codec.ObjectCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Where the cluster's supervisor says who it is and on which loopback port it serves;
 * run/supervisor.json.
 */
public record SupervisorFile(long pid, int port) {
  static void write(ClusterFolder folder, int port) throws IOException {
    var content = new SupervisorFile(ProcessHandle.current().pid(), port);
    AtomicFile.write(folder.supervisorFile(), ObjectCodec.encode(content));
  }

  /** Empty where there is none, or it cannot be understood; what it says may be out of date. */
  public static Optional<SupervisorFile> read(ClusterFolder folder) {
    try {
      return Optional.of(
          ObjectCodec.decode(Files.readAllBytes(folder.supervisorFile()), SupervisorFile.class));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }
}
