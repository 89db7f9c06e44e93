package io.drydock.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A cluster of one node for programs that talk to the API, and a pod to talk to. */
final class ClientLab implements AutoCloseable {
  static final String POD = "server";
  private final Cluster cluster;
  private final Path home;

  private ClientLab(Cluster cluster, Path home) {
    this.cluster = cluster;
    this.home = home;
  }

  static ClientLab boot(String name, Path home) {
    var cluster = new Cluster(name, home);
    cluster.up("--nodes", "1");
    cluster.kubectl("run " + POD + " --image=drydock.local/web:1 --port=80");
    cluster.kubectl("wait --for=condition=Ready pod/" + POD + " --timeout=60s");
    return new ClientLab(cluster, home);
  }

  Path kubeconfig() {
    return home.resolve(cluster.name()).resolve("kubeconfig");
  }

  String kubeconfigText() {
    try {
      return Files.readString(kubeconfig());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code kill -9}; the supervisor starts it again. */
  void killControlPlane() {
    cluster.killHard("control-plane");
  }

  @Override
  public void close() {
    cluster.down().succeeded();
  }
}
