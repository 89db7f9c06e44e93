package io.drydock.cli;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.config.Kubeconfig;
import io.drydock.cli.lab.address.AddressPlan;
import io.drydock.cli.lab.address.Subnet;
import io.drydock.cli.lab.pki.ClusterIdentities;
import io.drydock.cli.lab.pki.Pki;
import io.drydock.cli.lab.spec.ClusterFile;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.cli.lab.spec.EtcdSpec;
import io.drydock.cli.lab.spec.NodeSpec;
import io.drydock.cli.lab.spec.Ports;
import io.drydock.cli.lab.spec.Timings;
import io.drydock.cli.output.Streams;
import io.drydock.client.TlsFiles;
import io.drydock.proto.v1.LabGrpc;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * Walks the ways of the usual commands once in a scratch folder, so that the class archive holds
 * their classes: certificates, cluster.json, and the commands themselves over mutual TLS.
 */
final class WarmUp {
  private static final List<String> COMMANDS =
      List.of(
          "--help",
          "kubeconfig --name warm-up",
          "status --name none",
          "get pods,nodes,deployments,services -o wide --name warm-up",
          "get pod web -o yaml --name warm-up",
          "get svc -o jsonpath={.items[0].spec.clusterIP} --name warm-up",
          "describe pod web --name warm-up",
          "describe deployment web --name warm-up",
          "apply -f - --name warm-up",
          "scale --replicas 2 deployment/web --name warm-up",
          "delete pod web --wait=false --name warm-up",
          "logs web --name warm-up");

  private static final String MANIFEST =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec: {replicas: 3}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: web}
      """;

  private WarmUp() {}

  static int run() {
    HeadStart.of(new String[] {"get"});
    try {
      Path scratch = Files.createTempDirectory("drydock-warm-up");
      try {
        walk(new ClusterFolder(scratch.resolve("warm-up")));
      } finally {
        delete(scratch);
      }
      return 0;
    } catch (IOException e) {
      System.err.println("error: the warm-up run failed: " + e.getMessage());
      return 1;
    }
  }

  private static void walk(ClusterFolder folder) throws IOException {
    folder.create();
    new Pki(folder).ensure(spec(Ports.FIRST), Instant.now());
    var server = serve(folder);
    try {
      ClusterSpec spec = spec(server.getPort() - 1);
      new ClusterFile().write(folder, spec);
      new Kubeconfig(folder)
          .write(spec.ports().api(), spec.ports().grpc(), ClusterIdentities.ADMIN);
      Path home = folder.root().getParent();
      COMMANDS.forEach(command -> run(home, command));
    } finally {
      server.shutdownNow();
    }
  }

  /** On streams that nobody reads; some of them fail, as commands do. */
  private static void run(Path home, String command) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    var input = new ByteArrayInputStream(MANIFEST.getBytes(StandardCharsets.UTF_8));
    var streams = new Streams(input, nowhere, nowhere);
    int unused = Drydock.run(command.split(" "), streams, Map.of("DRYDOCK_HOME", home.toString()));
  }

  /**
   * @param firstPort the gRPC door's is the next one
   */
  private static ClusterSpec spec(int firstPort) {
    var plan =
        new AddressPlan(
            0,
            Subnet.parse("10.89.0.0/24"),
            Subnet.parse("10.244.0.0/16"),
            Subnet.parse("10.96.0.0/16"));
    return new ClusterSpec(
        "warm-up",
        plan,
        Ports.from(firstPort),
        EtcdSpec.own(false),
        Timings.LAB,
        List.of(),
        List.of(new NodeSpec("node-1", 1, "2", "2Gi", true)));
  }

  private static Server serve(ClusterFolder folder) throws IOException {
    return NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
        .sslContext(tls(folder, ClusterIdentities.CONTROL_PLANE).server())
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .addService(new WarmUpApi())
        .addService(new LabGrpc.LabImplBase() {})
        .build()
        .start();
  }

  private static TlsFiles tls(ClusterFolder folder, String identity) {
    return new TlsFiles(
        folder.certificateAuthority(), folder.certificate(identity), folder.key(identity));
  }

  private static void delete(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
