package io.drydock.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.cli.Drydock;
import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.config.Kubeconfig;
import io.drydock.cli.lab.TestClusters;
import io.drydock.cli.lab.pki.ClusterIdentities;
import io.drydock.cli.lab.pki.Pki;
import io.drydock.cli.lab.spec.ClusterFile;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.cli.lab.spec.Ports;
import io.drydock.cli.output.Streams;
import io.drydock.client.ApiClient;
import io.drydock.client.Channels;
import io.drydock.client.TlsFiles;
import io.drydock.controlplane.apiserver.ApiServer;
import io.drydock.controlplane.apiserver.ApiServerConfig;
import io.drydock.controlplane.apiserver.UserInfo;
import io.drydock.controlplane.apiserver.grpc.GrpcDoor;
import io.drydock.controlplane.apiserver.pod.NodeClients;
import io.drydock.controlplane.apiserver.rest.RestDoor;
import io.drydock.controlplane.store.MemoryStore;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Scope;
import io.grpc.ManagedChannel;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The real request pipeline over a store in memory, behind both doors on free ports, with the files
 * that `up` would have made; so drydock and kubectl can be run against it. No controllers.
 */
final class TestControlPlane implements AutoCloseable {
  private final Path home;
  private final ClusterFolder folder;
  private final Scope scope = new Scope();
  private final ApiServer server;
  private final int grpcPort;

  TestControlPlane(Path home) throws IOException {
    this.home = home;
    this.folder = new ClusterFolder(home.resolve("drydock"));
    folder.create();
    ClusterSpec spec = TestClusters.twoNodes("drydock");
    new Pki(folder).ensure(spec, Clock.system().now());
    var store = scope.own(new MemoryStore());
    this.server = scope.own(new ApiServer(store, ApiServerConfig.DEFAULT, Clock.system()).start());
    var nodes = scope.own(new NodeClients(tls(ClusterIdentities.KUBELET_CLIENT)));
    var anywhere = new InetSocketAddress("127.0.0.1", 0);
    var serving = tls(ClusterIdentities.CONTROL_PLANE);
    var grpc = scope.own(new GrpcDoor(server, anywhere, serving, nodes));
    var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var opening = new RestDoor.Opening(anywhere, serving);
    var rest = scope.own(new RestDoor(server, opening, nodes, metrics, Clock.system()));
    this.grpcPort = grpc.port();
    describe(spec, new Ports(rest.port(), grpc.port(), 0, 0));
  }

  private void describe(ClusterSpec spec, Ports ports) {
    var described =
        new ClusterSpec(
            spec.name(),
            spec.addresses(),
            ports,
            spec.etcd(),
            spec.timings(),
            spec.dnsUpstream(),
            spec.nodes());
    new ClusterFile().write(folder, described);
    new Kubeconfig(folder).write(ports.api(), ports.grpc(), ClusterIdentities.ADMIN);
  }

  TlsFiles tls(String identity) {
    return new TlsFiles(
        folder.certificateAuthority(), folder.certificate(identity), folder.key(identity));
  }

  /** To the gRPC door, with the certificate of one of the cluster's identities. */
  ManagedChannel connect(String identity) {
    return Channels.connect("127.0.0.1:" + grpcPort, tls(identity));
  }

  /** As an administrator, without a door. */
  ApiClient client() {
    return new ApiClient(server.as(UserInfo.component("test")));
  }

  Printed drydock(String... arguments) {
    return drydockWith("", arguments);
  }

  /** With something on standard input. */
  Printed drydockWith(String input, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code = start(input, out, err, arguments);
    return new Printed(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** For a command whose output is looked at while it runs. */
  int start(
      String input, ByteArrayOutputStream out, ByteArrayOutputStream err, String... arguments) {
    var streams =
        new Streams(
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    return Drydock.run(arguments, streams, Map.of("DRYDOCK_HOME", home.toString()));
  }

  /** The real kubectl, against the REST door. */
  Printed kubectl(String... arguments) throws IOException, InterruptedException {
    return kubectlWith("", arguments);
  }

  Printed kubectlWith(String input, String... arguments) throws IOException, InterruptedException {
    List<String> command = Stream.concat(Stream.of("kubectl"), Stream.of(arguments)).toList();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("KUBECONFIG", folder.kubeconfig().toString());
    builder.environment().put("HOME", home.toString());
    Process process = builder.start();
    var errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
    try (var in = process.outputWriter(UTF_8)) {
      in.write(input);
    }
    String output = text(process.getInputStream());
    return new Printed(process.waitFor(), output, errors.join());
  }

  private static String text(java.io.InputStream stream) {
    try {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws Exception {
    scope.close();
  }
}
