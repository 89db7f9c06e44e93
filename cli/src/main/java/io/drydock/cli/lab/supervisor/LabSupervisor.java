package io.drydock.cli.lab.supervisor;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.node.NetnsDriver;
import io.drydock.cli.lab.pki.ClusterIdentities;
import io.drydock.cli.lab.program.Distribution;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.client.ApiClient;
import io.drydock.client.Channels;
import io.drydock.client.GrpcDocumentApi;
import io.drydock.client.TlsFiles;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Scope;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The composition of the supervisor process: machine room, Lab service, log keeper, host routes.
 */
public final class LabSupervisor {
  /** The supervisor's own name among the cluster's processes. */
  public static final String NAME = "lab-supervisor";

  private static final Duration API_DEADLINE = Duration.ofSeconds(10);
  private final ClusterSpec spec;
  private final ClusterFolder folder;
  private final Distribution distribution;
  private final Clock clock;

  /** Removes what the cluster has made on the host; returns what is left. */
  public interface Removal {
    List<String> remove(boolean orderly) throws InterruptedException;
  }

  public LabSupervisor(
      ClusterSpec spec, ClusterFolder folder, Distribution distribution, Clock clock) {
    this.spec = spec;
    this.folder = folder;
    this.distribution = distribution;
    this.clock = clock;
  }

  /**
   * Starts the cluster's processes, then serves; the scope ends the supervisor and nothing else.
   */
  public void start(Scope scope, Removal removal) throws IOException {
    var driver = new NetnsDriver(folder);
    var room = scope.own(new MachineRoom(spec, folder, distribution, driver, clock));
    room.start();
    scope.own(new LogKeeper(folder.logs(), clock));
    var service = new LabService(room, shutdown(room, removal), folder);
    Server server = serve(service);
    scope.own(() -> stop(server));
    scope.own(routes(scope, room));
    SupervisorFile.write(folder, server.getPort());
  }

  private Server serve(LabService service) throws IOException {
    return NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
        .sslContext(tls(ClusterIdentities.SUPERVISOR).server())
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .intercept(new MastersOnly())
        .addService(service)
        .build()
        .start();
  }

  private PodRoutes routes(Scope scope, MachineRoom room) {
    var channel =
        Channels.connect("127.0.0.1:" + spec.ports().grpc(), tls(ClusterIdentities.ADMIN));
    scope.own(channel::shutdownNow);
    var client = new ApiClient(new GrpcDocumentApi(channel, API_DEADLINE));
    return new PodRoutes(client, spec.addresses().bridge(), clock, room::joined);
  }

  private TlsFiles tls(String identity) {
    return new TlsFiles(
        folder.certificateAuthority(), folder.certificate(identity), folder.key(identity));
  }

  private static LabService.Shutdown shutdown(MachineRoom room, Removal removal) {
    return new LabService.Shutdown() {
      @Override
      public List<String> down(boolean keepState) throws InterruptedException {
        room.close();
        return removal.remove(keepState);
      }

      /** The shutdown hook closes the scope. */
      @Override
      public void end() {
        Thread.ofPlatform().start(() -> System.exit(0));
      }
    };
  }

  private static void stop(Server server) throws InterruptedException {
    server.shutdown();
    if (!server.awaitTermination(1, TimeUnit.SECONDS)) {
      server.shutdownNow();
    }
  }
}
