package io.drydock.cli;

import io.drydock.api.Kinds;
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
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Channels;
import io.drydock.client.GrpcDocumentApi;
import io.drydock.client.TlsFiles;
import io.drydock.codec.ObjectCodec;
import io.drydock.codec.Yaml;
import io.drydock.proto.v1.LabGrpc;
import io.fabric8.kubernetes.api.model.Node;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * Walks the ways of the usual commands once in a scratch folder, so that the class archive holds
 * their classes: certificates, cluster.json, a call over mutual TLS on the loopback, a Node read.
 */
final class WarmUp {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final String NODE =
      """
      {"apiVersion":"v1","kind":"Node","metadata":{"name":"node-1"},"spec":{"podCIDR":"10.244.0.0/24"},
       "status":{"conditions":[{"type":"Ready","status":"True"}],
                 "addresses":[{"type":"InternalIP","address":"10.89.0.11"}]}}
      """;

  private WarmUp() {}

  static int run() {
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
    ClusterSpec spec = spec();
    var file = new ClusterFile();
    file.write(folder, spec);
    var unused = file.read(folder);
    new Pki(folder).ensure(spec, Instant.now());
    new Kubeconfig(folder).write(6443, 6444, ClusterIdentities.ADMIN);
    var node = ObjectCodec.decode(NODE.getBytes(StandardCharsets.UTF_8), Node.class);
    var unusedTree = Yaml.documents(Yaml.write(node));
    callOverTls(folder);
    useCommandLine(folder.root().getParent());
  }

  /** Help, a command that works and one that fails, on streams that nobody reads. */
  private static void useCommandLine(Path home) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    var streams = new Streams(InputStream.nullInputStream(), nowhere, nowhere);
    var environment = Map.of("DRYDOCK_HOME", home.toString());
    int unused =
        Drydock.run(new String[] {"--help"}, streams, environment)
            + Drydock.run(new String[] {"kubeconfig", "--name", "warm-up"}, streams, environment)
            + Drydock.run(new String[] {"status", "--name", "none"}, streams, environment);
  }

  private static ClusterSpec spec() {
    var plan =
        new AddressPlan(
            0,
            Subnet.parse("10.89.0.0/24"),
            Subnet.parse("10.244.0.0/16"),
            Subnet.parse("10.96.0.0/16"));
    return new ClusterSpec(
        "warm-up",
        plan,
        Ports.from(Ports.FIRST),
        EtcdSpec.own(false),
        Timings.LAB,
        List.of(),
        List.of(new NodeSpec("node-1", 1, "2", "2Gi", true)));
  }

  private static void callOverTls(ClusterFolder folder) throws IOException {
    var server =
        NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
            .sslContext(tls(folder, ClusterIdentities.SUPERVISOR).server())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .addService(new LabGrpc.LabImplBase() {})
            .build()
            .start();
    var channel =
        Channels.connect("127.0.0.1:" + server.getPort(), tls(folder, ClusterIdentities.ADMIN));
    try {
      var unused = new ApiClient(new GrpcDocumentApi(channel, DEADLINE)).list(Kinds.NODE, "");
    } catch (ApiException expected) {
      // the server knows no Api service; the way there and back is what was wanted
    } finally {
      channel.shutdownNow();
      server.shutdownNow();
    }
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
