package io.drydock.cli.lab;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.host.DockerEngine;
import io.drydock.cli.lab.host.LabNetwork;
import io.drydock.cli.lab.host.ProcessMarks;
import io.drydock.cli.output.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose a cluster's name is on this host. Namespaces, containers, rules and cgroups are found by
 * the name alone, so two clusters of one name, whatever their state folders, would take each
 * other's parts.
 */
final class NameOwner {
  private static final String COMPOSE = "io.drydock.compose";

  private NameOwner() {}

  /** Fails where a cluster of this name belongs to another state folder, or is a compose lab. */
  static void requireOurs(ClusterFolder folder) {
    stranger(folder)
        .ifPresent(root -> {
          throw CliException.failure(
              "Cluster %s on this host belongs to the state folder %s, and a name can be used only once on a host; choose another --name, or remove that cluster with `DRYDOCK_HOME=%s ./drydock down --name %s`."
                  .formatted(folder.name(), root, root.getParent(), folder.name()));
        });
    if (isComposeLab(folder.name())) {
      throw CliException.failure(
          "Cluster %s on this host is a compose lab, and a name can be used only once on a host; choose another --name, or remove it with `docker compose -p drydock-%s down -v`."
              .formatted(folder.name(), folder.name()));
    }
  }

  /** What is left of a cluster without processes and state folder is nobody's. */
  private static Optional<Path> stranger(ClusterFolder folder) {
    Stream<Path> running = new ProcessMarks(folder).strangers().stream();
    Stream<Path> stopped = new LabNetwork(folder).owner().stream().filter(Files::isDirectory);
    return Stream.concat(running, stopped).filter(root -> !isSame(root, folder.root())).findFirst();
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return one.equals(other) || Files.isSameFile(one, other);
    } catch (IOException e) {
      return false; // one of them is not there
    }
  }

  private static boolean isComposeLab(String name) {
    try {
      return !new DockerEngine().list(Map.of(COMPOSE, name)).isEmpty();
    } catch (IOException e) {
      return false; // no engine, no lab of containers
    }
  }
}
