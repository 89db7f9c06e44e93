package io.drydock.cli.command;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.ClusterWishes;
import io.drydock.cli.lab.LabUp;
import io.drydock.cli.lab.host.DockerEngine;
import io.drydock.cli.lab.image.ImageTask;
import io.drydock.cli.lab.image.LocalImages;
import io.drydock.cli.lab.prerequisite.Prerequisites;
import io.drydock.cli.lab.spec.ClusterSpec;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drydock up}. */
@Command(name = "up", description = "Make a cluster, or bring a known one up again.")
final class UpCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private ClusterOption cluster = new ClusterOption();
  @Mixin private UpOptions options = new UpOptions();

  @Option(names = "--no-install", description = "Refuse instead of installing missing packages.")
  private boolean noInstall;

  @Option(
      names = "--wait",
      defaultValue = "60",
      paramLabel = "<seconds>",
      description = "How long to wait for the nodes (default: ${DEFAULT-VALUE} s).")
  private int waitSeconds;

  UpCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    ClusterWishes wishes = options.wishes();
    ClusterFolder folder = cluster.folder(invocation);
    new Prerequisites(invocation.out(), invocation.clock())
        .ensure(!wishes.etcd().external(), !noInstall);
    var up = new LabUp(folder, invocation.distribution(), invocation.out(), invocation.clock());
    try (var images = ImageTask.start(images())) {
      ClusterSpec spec = up.run(wishes, Duration.ofSeconds(waitSeconds));
      images.await().ifPresent(this::warn);
      invocation.out().print(nextSteps(spec));
    }
    return 0;
  }

  /** Both print while the other does; whole lines do not mix. */
  private LocalImages images() {
    var root = invocation.environment().root();
    return new LocalImages(root, new DockerEngine(), line -> invocation.out().println(line));
  }

  private void warn(String sentence) {
    invocation.streams().err().println("warning: " + sentence);
  }

  private static String nextSteps(ClusterSpec spec) {
    String option = spec.name().equals("drydock") ? "" : " --name " + spec.name();
    String node =
        spec.nodes().isEmpty()
            ? "node add" + option + "             # pods are Pending until there is a node"
            : "node kill %1$s%2$s     # a power cut; `node start %1$s` ends it"
                .formatted(spec.nodes().getLast().name(), option);
    return """

    What to do next:
      export KUBECONFIG=$(./drydock kubeconfig%1$s)
      kubectl get nodes
      kubectl apply -f examples/demo.yaml
      ./drydock %2$s
      ./drydock status%1$s
      ./drydock down%1$s
    """
        .formatted(option, node);
  }
}
