package io.drydock.cli.lab;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.config.Kubeconfig;
import io.drydock.cli.lab.host.HostException;
import io.drydock.cli.lab.host.HostLock;
import io.drydock.cli.lab.host.HostRoutes;
import io.drydock.cli.lab.host.LabNetwork;
import io.drydock.cli.lab.host.ProcessMarks;
import io.drydock.cli.lab.pki.ClusterIdentities;
import io.drydock.cli.lab.pki.Pki;
import io.drydock.cli.lab.program.Distribution;
import io.drydock.cli.lab.spec.ClusterFile;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.cli.output.CliException;
import io.drydock.lifecycle.Clock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Brings a cluster up: designs it, or takes the one that is known, writes its state, starts the
 * supervisor and waits for its nodes. Every step finds out what is there already, so that it can be
 * repeated after any failure.
 */
public final class LabUp {
  private static final long LEAST_BYTES = 200L * 1024 * 1024;
  private final ClusterFolder folder;
  private final Distribution distribution;
  private final PrintStream out;
  private final Clock clock;
  private final ClusterFile file = new ClusterFile();

  public LabUp(ClusterFolder folder, Distribution distribution, PrintStream out, Clock clock) {
    this.folder = folder;
    this.distribution = distribution;
    this.out = out;
    this.clock = clock;
  }

  /** Returns when every node is Ready. */
  public ClusterSpec run(ClusterWishes wishes, Duration patience) throws InterruptedException {
    Instant since = clock.now();
    requireSpace();
    ClusterSpec spec;
    try (var _ = HostLock.take()) {
      NameOwner.requireOurs(folder);
      spec = settleSpec(wishes);
      new LabNetwork(folder).ensure(spec.addresses());
    }
    new Pki(folder).ensure(spec, clock.now());
    new Kubeconfig(folder).write(spec.ports().api(), spec.ports().grpc(), ClusterIdentities.ADMIN);
    announce(spec);
    try (var lab = LabClient.open(folder, distribution, clock);
        var api = new ClusterApi(folder, spec)) {
      new ReadyWait(api, lab, out, clock).await(spec, since, patience);
    }
    return spec;
  }

  private ClusterSpec settleSpec(ClusterWishes wishes) throws InterruptedException {
    Optional<ClusterSpec> known = file.read(folder);
    var others = file.others(folder.root().getParent(), folder.name());
    var design = new ClusterDesign(HostRoutes.observe(), others);
    if (known.isPresent()) {
      requireSame(known.get(), wishes);
      if (new ProcessMarks(folder).all().isEmpty()) {
        design.requireAddresses(known.get());
        ClusterDesign.requirePorts(known.get());
        ExternalEtcd.requireReachable(known.get().etcd());
      }
      createFolders();
      return known.get();
    }
    removeRemains();
    ClusterSpec spec = design.create(folder.name(), wishes);
    ClusterDesign.requirePorts(spec);
    ExternalEtcd.requireReachable(spec.etcd());
    createFolders();
    file.write(folder, spec);
    return spec;
  }

  private void requireSame(ClusterSpec known, ClusterWishes wishes) {
    var differences = WishCheck.differences(known, wishes);
    if (!differences.isEmpty()) {
      throw CliException.failure(
          "Cluster %s exists, made with another %s; leave that out, or begin anew after `drydock down --name %s`."
              .formatted(known.name(), String.join(", ", differences), known.name()));
    }
  }

  /** What an earlier cluster of this name has left without its cluster.json is of no use. */
  private void removeRemains() throws InterruptedException {
    var teardown = new Teardown(folder);
    if (teardown.anything()) {
      out.println("Removing what an earlier cluster " + folder.name() + " has left");
      var left = teardown.run(false);
      if (!left.isEmpty()) {
        throw new HostException(
            "An earlier cluster has left things that cannot be removed: "
                + String.join(", ", left));
      }
      StateDelete.delete(folder);
    }
  }

  private void createFolders() {
    try {
      folder.create();
    } catch (IOException e) {
      throw CliException.failure(
          "The state folder %s cannot be made (%s); set DRYDOCK_HOME to another one."
              .formatted(folder.root(), e.getMessage()),
          e);
    }
  }

  private void requireSpace() {
    try {
      var home = folder.root().getParent();
      Files.createDirectories(home);
      long free = Files.getFileStore(home).getUsableSpace();
      if (free < LEAST_BYTES) {
        throw CliException.failure(
            "Only %d MiB are free for the state folder %s; free %d MiB, or set DRYDOCK_HOME to another disk."
                .formatted(free >> 20, home, LEAST_BYTES >> 20));
      }
    } catch (IOException e) {
      throw CliException.failure(
          "The state folder cannot be made (%s); set DRYDOCK_HOME to another one."
              .formatted(e.getMessage()),
          e);
    }
  }

  private void announce(ClusterSpec spec) {
    var plan = spec.addresses();
    out.printf(
        "Cluster %s: %d nodes on %s, pods %s, API https://127.0.0.1:%d%n",
        spec.name(), spec.nodes().size(), plan.lab(), plan.pods(), spec.ports().api());
  }
}
