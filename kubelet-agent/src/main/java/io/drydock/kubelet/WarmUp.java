package io.drydock.kubelet;

import io.drydock.kubelet.network.NodeNetns;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The whole agent on a pretended machine, for as long as the process runs, so that the classes of a
 * real start and of its first pods get into the class archive. Everything lies below --root-dir.
 */
final class WarmUp {
  /** Stands before each command: says what a CNI plugin would say, and runs nothing. */
  private static final List<String> PRETENCE =
      List.of(
          "sh",
          "-c",
          "[ \"$CNI_COMMAND\" != ADD ] || echo '{\"ips\":[{\"address\":\"127.0.0.1/32\"}]}'");

  private WarmUp() {}

  /** For flags with an own --cni-bin-dir below the root folder. */
  static void start(KubeletConfig config, Clock clock, Scope scope) throws Exception {
    Path root = config.local().rootDir();
    Path socket = root.resolve("engine.sock");
    Path cgroups = root.resolve("cgroup");
    Files.createDirectories(cgroups);
    Files.createFile(cgroups.resolve("cgroup.controllers"));
    pretendPlugins(config.network().cniBinDir());
    scope.own(WarmUpEngine.start(socket));
    var machine = new Machine(new NodeNetns(PRETENCE), cgroups, "unix://" + socket);
    new Kubelet(config, machine, clock, scope).start();
  }

  private static void pretendPlugins(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String plugin : List.of("bridge", "host-local", "portmap")) {
      Path file = folder.resolve(plugin);
      Files.createFile(file);
      if (!file.toFile().setExecutable(true)) {
        throw new IOException(file + " cannot be made executable");
      }
    }
  }
}
