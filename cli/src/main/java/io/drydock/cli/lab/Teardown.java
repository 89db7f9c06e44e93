package io.drydock.cli.lab;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.host.Cgroups;
import io.drydock.cli.lab.host.DockerEngine;
import io.drydock.cli.lab.host.LabNetwork;
import io.drydock.cli.lab.host.Mounts;
import io.drydock.cli.lab.host.ProcessMarks;
import io.drydock.cli.lab.host.Signals;
import io.drydock.cli.lab.node.NetnsDriver;
import io.drydock.cli.lab.supervisor.LabSupervisor;
import io.drydock.lifecycle.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes everything that a cluster has made on the host, found by its marks and not by records, so
 * that it works whatever state the cluster is in. Bounded in time; says what it could not remove.
 */
public final class Teardown {
  private static final Logger log = LoggerFactory.getLogger(Teardown.class);
  private static final long SELF = ProcessHandle.current().pid();
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final int ROUNDS = 50;
  private static final Duration PAUSE = Duration.ofMillis(50);
  private final ClusterFolder folder;
  private final ProcessMarks marks;
  private final NetnsDriver driver;
  private final LabNetwork network;
  private final Cgroups cgroups;
  private final DockerEngine docker = new DockerEngine();

  public Teardown(ClusterFolder folder) {
    this.folder = folder;
    this.marks = new ProcessMarks(folder);
    this.driver = new NetnsDriver(folder);
    this.network = new LabNetwork(folder);
    this.cgroups = Cgroups.ofCluster(folder.name());
  }

  /** Whether anything of the cluster is on the host. */
  public boolean anything() {
    return folder.exists() || !present().isEmpty();
  }

  /**
   * Removes all but the state folder; returns what is still there. The calling process is spared.
   * Orderly: processes may finish what they do, for a cluster that is to go on later.
   */
  public List<String> run(boolean orderly) throws InterruptedException {
    endProcesses(orderly);
    cgroups.kill();
    removeContainers();
    Mounts.unmountBelow(folder.root());
    driver.machines().forEach(driver::remove);
    network.remove();
    for (int round = 0; round < ROUNDS && !cgroups.remove(); round++) {
      cgroups.kill();
      Clock.system().sleep(PAUSE);
    }
    Cgroups.removeSharedParent();
    return present();
  }

  /** What of the cluster is on the host, in words; without the state folder. */
  private List<String> present() {
    var present = new ArrayList<String>();
    others().forEach(pid -> present.add("process " + pid));
    containers().forEach(id -> present.add("container " + id));
    driver.machines().forEach(node -> present.add("network namespace of " + node));
    present.addAll(network.present());
    Mounts.below(folder.root()).forEach(point -> present.add("mount " + point));
    cgroups.folders().forEach(cgroup -> present.add("cgroup " + cgroup));
    return List.copyOf(present);
  }

  /** The supervisor first: it would start the others again. */
  private void endProcesses(boolean orderly) throws InterruptedException {
    var supervisor = marks.find(LabSupervisor.NAME).stream().boxed().toList();
    Signals.end(supervisor.stream().filter(pid -> pid != SELF).toList(), Duration.ZERO);
    Signals.end(others(), orderly ? GRACE : Duration.ZERO);
  }

  private List<Long> others() {
    return marks.all().stream().filter(pid -> pid != SELF).toList();
  }

  private List<String> containers() {
    try {
      return docker.containers(Map.of("io.drydock.cluster", folder.name()));
    } catch (IOException e) {
      return List.of(); // no engine, no containers that run
    }
  }

  private void removeContainers() {
    try {
      docker.remove(containers());
    } catch (IOException e) {
      log.atWarn().addKeyValue("why", e.getMessage()).log("Containers not removed");
    }
  }
}
