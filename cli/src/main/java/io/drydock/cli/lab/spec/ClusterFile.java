package io.drydock.cli.lab.spec;

import io.drydock.cli.config.AtomicFile;
import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.output.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes cluster.json. */
public final class ClusterFile {
  private final JsonMapper mapper = JsonMapper.builder().build();

  /**
   * Empty where there is no such cluster; a file that cannot be understood is a failure with its
   * remedy.
   */
  public Optional<ClusterSpec> read(ClusterFolder folder) {
    Path file = folder.clusterFile();
    try {
      return Optional.of(mapper.readValue(Files.readAllBytes(file), ClusterSpec.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | JacksonException e) {
      throw CliException.failure(
          "%s cannot be read (%s); `drydock down --name %s` removes the cluster and what it left."
              .formatted(file, e.getMessage().lines().findFirst().orElse("?"), folder.name()),
          e);
    }
  }

  /** Replaces the file at once. */
  public void write(ClusterFolder folder, ClusterSpec spec) {
    try {
      AtomicFile.write(
          folder.clusterFile(), mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(spec));
    } catch (IOException e) {
      throw CliException.failure(
          "%s cannot be written (%s); free space or set DRYDOCK_HOME to another folder."
              .formatted(folder.clusterFile(), e.getMessage()),
          e);
    }
  }

  /** All clusters of this home but one; those that cannot be read are left out. */
  public List<ClusterSpec> others(Path home, String except) {
    var specs = new ArrayList<ClusterSpec>();
    if (!Files.isDirectory(home)) {
      return specs;
    }
    try (var folders = Files.list(home)) {
      folders
          .map(ClusterFolder::new)
          .filter(folder -> !folder.name().equals(except))
          .forEach(folder -> readable(folder).ifPresent(specs::add));
    } catch (IOException e) {
      throw CliException.failure(home + " cannot be listed: " + e.getMessage(), e);
    }
    return specs;
  }

  private Optional<ClusterSpec> readable(ClusterFolder folder) {
    try {
      return read(folder);
    } catch (CliException e) {
      return Optional.empty();
    }
  }
}
