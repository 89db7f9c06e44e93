package io.drydock.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The names of everything in a cluster's state folder; the only place that knows them. */
public record ClusterFolder(Path root) {
  public String name() {
    return root.getFileName().toString();
  }

  public Path clusterFile() {
    return root.resolve("cluster.json");
  }

  public Path kubeconfig() {
    return root.resolve("kubeconfig");
  }

  public Path pki() {
    return root.resolve("pki");
  }

  public Path etcd() {
    return root.resolve("etcd");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  public Path run() {
    return root.resolve("run");
  }

  public Path nodes() {
    return root.resolve("nodes");
  }

  public Path node(String node) {
    return nodes().resolve(node);
  }

  /** Where the supervisor says on which port it listens and who it is. */
  public Path supervisorFile() {
    return run().resolve("supervisor.json");
  }

  public Path certificateAuthority() {
    return pki().resolve("ca.crt");
  }

  public Path certificate(String name) {
    return pki().resolve(name + ".crt");
  }

  public Path key(String name) {
    return pki().resolve(name + ".key");
  }

  /**
   * The file a process writes its output to; "node-1/kubelet-agent" becomes a folder and a file.
   */
  public Path log(String process) {
    return logs().resolve(process + ".log");
  }

  public boolean exists() {
    return Files.isDirectory(root);
  }

  /** Makes the folders; harmless where they exist. */
  public void create() throws IOException {
    for (Path folder : List.of(root, pki(), etcd(), logs(), run(), nodes())) {
      Files.createDirectories(folder);
    }
  }
}
