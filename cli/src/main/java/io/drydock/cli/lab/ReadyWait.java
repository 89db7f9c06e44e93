package io.drydock.cli.lab;

import io.drydock.api.Kinds;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.cli.lab.spec.NodeSpec;
import io.drydock.cli.output.CliException;
import io.drydock.client.ApiException;
import io.drydock.lifecycle.Clock;
import io.drydock.proto.v1.LabProcess;
import io.drydock.proto.v1.LabStatusRequest;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Waits until every powered node of a cluster is Ready; tells of each, and why it gives up. */
final class ReadyWait {
  private static final Duration LOOK = Duration.ofMillis(50);

  /** A process that was started so often without staying will not come up. */
  private static final int HOPELESS = 4;

  private final ClusterApi api;
  private final LabClient lab;
  private final PrintStream out;
  private final Clock clock;
  private final Set<String> ready = new LinkedHashSet<>();

  ReadyWait(ClusterApi api, LabClient lab, PrintStream out, Clock clock) {
    this.api = api;
    this.lab = lab;
    this.out = out;
    this.clock = clock;
  }

  /** Returns when all are Ready. Since is when the command began; times are told from there. */
  void await(ClusterSpec spec, Instant since, Duration patience) throws InterruptedException {
    Set<String> wanted =
        spec.nodes().stream()
            .filter(NodeSpec::powered)
            .map(NodeSpec::name)
            .collect(Collectors.toSet());
    Instant nextCheck = since.plusSeconds(5);
    while (!ready.containsAll(wanted)) {
      look(wanted, since);
      if (clock.now().isAfter(nextCheck)) {
        nextCheck = clock.now().plusSeconds(1);
        giveUpWhereHopeless(wanted, clock.now().isAfter(since.plus(patience)));
      }
      clock.sleep(LOOK);
    }
  }

  private void look(Set<String> wanted, Instant since) {
    try {
      Set<String> alive = alive();
      for (Node node : api.client().list(Kinds.NODE, "")) {
        String name = node.getMetadata().getName();
        if (wanted.contains(name) && alive.contains(name) && isReady(node) && ready.add(name)) {
          out.printf("  %s Ready after %.1f s%n", name, seconds(since));
        }
      }
    } catch (ApiException e) {
      // it is starting
    }
  }

  /**
   * Those that renew their Lease: after a restart of the host a Node may still say Ready from
   * before.
   */
  private Set<String> alive() {
    Instant now = clock.now();
    return api.client().list(Kinds.LEASE, "kube-node-lease").stream()
        .filter(lease -> isCurrent(lease.getSpec(), now))
        .map(lease -> lease.getMetadata().getName())
        .collect(Collectors.toSet());
  }

  private static boolean isCurrent(@Nullable LeaseSpec lease, Instant now) {
    return lease != null
        && lease.getRenewTime() != null
        && lease.getLeaseDurationSeconds() != null
        && lease
            .getRenewTime()
            .toInstant()
            .plusSeconds(lease.getLeaseDurationSeconds())
            .isAfter(now);
  }

  private double seconds(Instant since) {
    return Duration.between(since, clock.now()).toMillis() / 1000.0;
  }

  private static boolean isReady(Node node) {
    var status = node.getStatus();
    return status != null
        && status.getConditions() != null
        && status.getConditions().stream()
            .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
  }

  private void giveUpWhereHopeless(Set<String> wanted, boolean late) {
    List<LabProcess> failing =
        lab
            .call(stub -> stub.status(LabStatusRequest.getDefaultInstance()))
            .getProcessesList()
            .stream()
            .filter(process -> process.getRestarts() >= (late ? 1 : HOPELESS))
            .toList();
    if (!failing.isEmpty()) {
      throw CliException.failure(Troubles.sentence(failing.getFirst()));
    }
    if (late) {
      var missing = wanted.stream().filter(name -> !ready.contains(name)).sorted().toList();
      throw CliException.failure(
          "Not Ready in time: %s; `drydock status` shows the processes and their logs."
              .formatted(String.join(", ", missing)));
    }
  }
}
