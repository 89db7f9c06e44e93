package io.drydock.cli.lab.host;

import io.drydock.cli.config.ClusterFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How the cluster's processes are known to be ours without any record: each is started with the
 * cluster and its own name in its environment, and leads a session. Children inherit the
 * environment but lead no session.
 */
public final class ProcessMarks {
  private static final String LAB = "DRYDOCK_LAB";
  private static final String PROCESS = "DRYDOCK_PROCESS";
  private final ClusterFolder folder;

  public ProcessMarks(ClusterFolder folder) {
    this.folder = folder;
  }

  /** The variables to start a process with. */
  public Map<String, String> variables(String process) {
    return Map.of(LAB, folder.root().toString(), PROCESS, value(process));
  }

  /** The pid of the running process of this name. */
  public OptionalLong find(String process) {
    return ProcFs.withVariable(PROCESS, value(process)).stream()
        .filter(ProcFs::leadsSession)
        .mapToLong(Long::longValue)
        .findFirst();
  }

  /** Whether the pid is the running process of this name. */
  public boolean is(String process, long pid) {
    return ProcFs.hasVariable(pid, PROCESS, value(process)) && ProcFs.startTicks(pid).isPresent();
  }

  /** Every process of the cluster, and their children. */
  public List<Long> all() {
    return ProcFs.withVariable(LAB, folder.root().toString());
  }

  /** State folders of other places whose processes run, and that have this one's name. */
  public List<Path> strangers() {
    return ProcFs.values(LAB).stream()
        .map(Path::of)
        .filter(root -> folder.root().getFileName().equals(root.getFileName()))
        .filter(root -> !root.equals(folder.root()))
        .sorted()
        .toList();
  }

  private String value(String process) {
    return folder.root() + ":" + process;
  }
}
