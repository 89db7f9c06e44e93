package io.drydock.controlplane.store;

import io.drydock.client.TlsFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A real etcd of one member on free ports of loopback, which a test may kill and start again. */
public final class EtcdProcess implements AutoCloseable {
  private Path data;
  private final @Nullable TlsFiles tls;
  private final int clientPort = freePort();
  private final int peerPort = freePort();
  private @Nullable Process process;

  private EtcdProcess(Path data, @Nullable TlsFiles tls) {
    this.data = data;
    this.tls = tls;
  }

  public static EtcdProcess start(Path data) {
    return new EtcdProcess(data, null).run();
  }

  /** One that lets nobody in without a certificate of the CA. */
  public static EtcdProcess startWithTls(Path data, TlsFiles tls) {
    return new EtcdProcess(data, tls).run();
  }

  public URI url() {
    return URI.create((tls == null ? "http" : "https") + "://127.0.0.1:" + clientPort);
  }

  public EtcdConfig config() {
    EtcdConfig.Tls own =
        tls == null ? null : new EtcdConfig.Tls(tls.authority(), tls.certificate(), tls.key());
    return new EtcdConfig(List.of(url()), own, Duration.ofSeconds(5));
  }

  /** Starts it on the same data and ports, and waits until it answers. */
  public EtcdProcess run() {
    try {
      process =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("etcd.log").toFile()))
              .start();
    } catch (IOException e) {
      throw new IllegalStateException("etcd cannot be started: install etcd-server", e);
    }
    try (EtcdStore probe = new EtcdStore(config())) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .until(() -> probe.get("/").revision() > 0);
    }
    return this;
  }

  private List<String> command() {
    String peer = "http://127.0.0.1:" + peerPort;
    List<String> command = new ArrayList<>(List.of("etcd", "--unsafe-no-fsync"));
    command.addAll(List.of("--data-dir", data.resolve("data").toString()));
    command.addAll(List.of("--listen-client-urls", url().toString()));
    command.addAll(List.of("--advertise-client-urls", url().toString()));
    command.addAll(List.of("--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer));
    command.addAll(List.of("--initial-cluster", "default=" + peer));
    if (tls != null) {
      command.addAll(List.of("--cert-file", tls.certificate().toString()));
      command.addAll(List.of("--key-file", tls.key().toString()));
      command.addAll(List.of("--trusted-ca-file", tls.authority().toString()));
      command.add("--client-cert-auth");
    }
    return command;
  }

  /** Saves everything it holds now. */
  public void snapshot(Path file) {
    etcdctl("--endpoints", url().toString(), "snapshot", "save", file.toString());
  }

  /**
   * Comes back, on the same ports, with what a snapshot holds: as an operator restores a backup.
   */
  public EtcdProcess restore(Path file) {
    kill();
    Path former = data.resolve("data");
    data = data.resolve("restored");
    String peer = "http://127.0.0.1:" + peerPort;
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new IllegalStateException("instead of " + former, e);
    }
    etcdctl(
        "snapshot",
        "restore",
        file.toString(),
        "--data-dir",
        data.resolve("data").toString(),
        "--initial-cluster",
        "default=" + peer,
        "--initial-advertise-peer-urls",
        peer);
    return run();
  }

  private static void etcdctl(String... arguments) {
    List<String> command = new ArrayList<>(List.of("etcdctl"));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("ETCDCTL_API", "3");
      Process done = builder.start();
      String said = new String(done.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (done.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + said);
      }
    } catch (IOException e) {
      throw new IllegalStateException("etcdctl cannot be run: install etcd-client", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As with kill -9. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly();
      try {
        boolean unused = process.waitFor(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    kill();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no free port", e);
    }
  }
}
