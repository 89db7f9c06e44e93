package io.drydock.cli.lab.compose;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.host.DockerEngine;
import io.drydock.cli.lab.host.DockerEvents;
import io.drydock.cli.lab.pki.ClusterIdentities;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.cli.lab.supervisor.LabSupervisor;
import io.drydock.cli.lab.supervisor.PodRoutes;
import io.drydock.client.ApiClient;
import io.drydock.client.Channels;
import io.drydock.client.GrpcDocumentApi;
import io.drydock.client.TlsFiles;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Loop;
import io.drydock.lifecycle.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The machine room of the compose lab: reaps after dead nodes and keeps the host's routes to pods.
 * Compose itself starts, stops and restarts the processes.
 */
public final class ComposeSupervisor {
  public static final String NAME = "compose-supervisor";

  /** Where the control plane's container listens, whatever the host publishes. */
  private static final int GRPC_PORT = 6444;

  private static final Duration API_DEADLINE = Duration.ofSeconds(10);
  private final ClusterSpec spec;
  private final ClusterFolder folder;
  private final Clock clock;

  public ComposeSupervisor(ClusterSpec spec, ClusterFolder folder, Clock clock) {
    this.spec = spec;
    this.folder = folder;
    this.clock = clock;
  }

  /** Starts all; the removal is for the time when no node is left. */
  public void start(Scope scope, LabSupervisor.Removal removal) {
    var reaper = scope.own(new Reaper(folder, new DockerEngine(), removal, clock));
    var events = new DockerEvents(Map.of(Orphans.LAB, folder.name()));
    scope.own(Loop.start("reaper", clock, () -> events.follow(reaper::reap)));
    scope.own(routes(scope));
  }

  /** Makes sure that a node that is being switched on has no pods of a former life. */
  public void reap(String node) throws IOException {
    new Reaper(folder, new DockerEngine(), orderly -> List.of(), clock).reap(node);
  }

  private PodRoutes routes(Scope scope) {
    var tls =
        new TlsFiles(
            folder.certificateAuthority(),
            folder.certificate(ClusterIdentities.ADMIN),
            folder.key(ClusterIdentities.ADMIN));
    var channel = Channels.connect(spec.addresses().gateway() + ":" + GRPC_PORT, tls);
    scope.own(channel::shutdownNow);
    var client = new ApiClient(new GrpcDocumentApi(channel, API_DEADLINE));
    return new PodRoutes(client, spec.addresses().bridge(), clock, node -> {});
  }
}
