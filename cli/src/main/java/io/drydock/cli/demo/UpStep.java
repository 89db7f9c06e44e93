package io.drydock.cli.demo;

import io.drydock.cli.lab.ClusterWishes;
import io.drydock.cli.lab.LabUp;
import io.drydock.cli.lab.prerequisite.Prerequisites;
import java.time.Duration;

/** Makes the cluster. */
record UpStep(ClusterWishes wishes, boolean mayInstall) implements Step {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @Override
  public String title() {
    return "A cluster of real processes";
  }

  @Override
  public void run(Stage stage) throws InterruptedException {
    var lab = stage.lab();
    stage
        .narrator()
        .say(
            "An etcd, a control plane, and three nodes. A node is a network namespace with an"
                + " address, a kubelet-agent, a kube-proxy and a cgroup of its own.");
    stage.narrator().command("./drydock up --name " + lab.name());
    var out = stage.narrator().out();
    new Prerequisites(out, lab.clock()).ensure(!wishes.etcd().external(), mayInstall);
    stage.open(new LabUp(lab.folder(), lab.distribution(), out, lab.clock()).run(wishes, PATIENCE));
  }
}
