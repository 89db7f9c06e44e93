package io.drydock.cli.demo;

import io.drydock.api.Kinds;

/** Waits until the application is there and shows where its pods are. */
record RolloutStep() implements Step {
  @Override
  public String title() {
    return "Pods on every node";
  }

  @Override
  public void run(Stage stage) throws InterruptedException {
    for (String deployment : new String[] {"web", "client"}) {
      stage.narrator().command("kubectl rollout status deployment/" + deployment);
      Rollout.follow(stage, deployment);
    }
    showPods(stage);
  }

  static void showPods(Stage stage) {
    stage.narrator().command("kubectl get pods -o wide");
    var pods = stage.client().list(Kinds.POD, Stage.NAMESPACE);
    stage.narrator().shown(Tables.of(Kinds.POD, pods, true, stage.clock().now()));
  }
}
