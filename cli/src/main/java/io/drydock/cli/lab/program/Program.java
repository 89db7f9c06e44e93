package io.drydock.cli.lab.program;

import java.util.ArrayList;
import java.util.List;

/**
 * The Java programs of Drydock: the library folder and main class of each, and the JVM flags that
 * suit it.
 */
public enum Program {
  CLI("drydock-cli", "io.drydock.cli.Drydock", Flags.quick("64m")),
  CONTROL_PLANE(
      "drydock-control-plane", "io.drydock.controlplane.ControlPlaneMain", Flags.quick("256m")),
  KUBELET_AGENT("drydock-kubelet-agent", "io.drydock.kubelet.KubeletMain", Flags.quick("64m")),
  KUBE_PROXY("drydock-kube-proxy", "io.drydock.kubeproxy.KubeProxyMain", Flags.quick("48m"));

  private final String folder;
  private final String mainClass;
  private final List<String> flags;

  Program(String folder, String mainClass, List<String> flags) {
    this.folder = folder;
    this.mainClass = mainClass;
    this.flags = flags;
  }

  public String folder() {
    return folder;
  }

  public String mainClass() {
    return mainClass;
  }

  /** Flags that a class archive is bound to; the same when it is written and when it is used. */
  public List<String> flags() {
    return flags;
  }

  private static final class Flags {
    private static final List<String> COMMON =
        List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xss512k",
            "-Xms8m",
            "-XX:MinHeapFreeRatio=20",
            "-XX:MaxHeapFreeRatio=40",
            // each JVM would move the archive to another address, and own its pages from then on
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0",
            "-Xlog:disable",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+ExitOnOutOfMemoryError");

    /**
     * C1 only: starts fast and stays small; see
     * docs/decisions/0009-class-archives-by-a-warm-up-cluster-and-c1.md.
     */
    static List<String> quick(String heap) {
      var all = new ArrayList<>(COMMON);
      all.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:CICompilerCount=1", "-Xmx" + heap));
      return List.copyOf(all);
    }
  }
}
