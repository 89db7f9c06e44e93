package io.drydock.cli.lab;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.output.CliException;
import java.util.List;

/** Takes a cluster down, whatever state it is in; needs no supervisor. */
public final class LabDown {
  private final ClusterFolder folder;

  public LabDown(ClusterFolder folder) {
    this.folder = folder;
  }

  /**
   * False where there was nothing to take down. Fails where something is left behind, or the name
   * is somebody else's.
   */
  public boolean run(boolean keepState) throws InterruptedException {
    NameOwner.requireOurs(folder);
    var teardown = new Teardown(folder);
    if (!teardown.anything()) {
      return false;
    }
    List<String> left = teardown.run(keepState);
    if (!left.isEmpty()) {
      throw CliException.failure(
          "Cluster %s has left behind: %s; remove it by hand, or try again."
              .formatted(folder.name(), String.join(", ", left)));
    }
    if (!keepState) {
      StateDelete.delete(folder);
    }
    return true;
  }
}
