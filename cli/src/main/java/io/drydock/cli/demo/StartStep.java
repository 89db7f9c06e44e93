package io.drydock.cli.demo;

import io.drydock.api.Conditions;
import io.drydock.api.Kinds;
import io.drydock.proto.v1.NodeRequest;
import io.fabric8.kubernetes.api.model.Node;
import java.time.Duration;

/** The dead node is powered on again; what it had is removed, and it takes pods again. */
record StartStep() implements Step {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Override
  public String title() {
    return "Power on again";
  }

  @Override
  public void run(Stage stage) throws InterruptedException {
    String dead =
        stage.client().list(Kinds.NODE, "").stream()
            .filter(node -> !Conditions.isReady(node))
            .map(node -> node.getMetadata().getName())
            .findFirst()
            .orElse("node-2");
    stage
        .narrator()
        .say(
            "The agent finds that its pods were given up and confirms that they are gone; only then"
                + " do they disappear from the list.");
    stage
        .narrator()
        .command("./drydock node start %s --name %s".formatted(dead, stage.lab().name()));
    var request = NodeRequest.newBuilder().setName(dead).build();
    var node = stage.power().call(stub -> stub.startNode(request)).getNode();
    stage
        .narrator()
        .shown("node/%s %s (%s)".formatted(node.getName(), node.getState(), node.getAddress()));
    stage.await(
        LIMIT,
        dead + " is not Ready again; `kubectl describe node " + dead + "` says why.",
        () -> isBack(stage, dead));
    stage.await(
        LIMIT,
        "The given-up pods of "
            + dead
            + " do not disappear; `kubectl get pods -o wide` shows them.",
        () -> stage.client().list(Kinds.POD, Stage.NAMESPACE).stream().noneMatch(Pods::leaving));
    show(stage);
  }

  /** A Node says Ready until its Lease has run out, so both are looked at. */
  private static boolean isBack(Stage stage, String name) {
    Node node = stage.client().get(Kinds.NODE, "", name);
    return Conditions.isReady(node)
        && Heartbeat.of(stage.client(), name)
            .filter(heartbeat -> heartbeat.current(stage.clock().now()))
            .isPresent();
  }

  private static void show(Stage stage) {
    stage.narrator().command("kubectl get nodes");
    var nodes = stage.client().list(Kinds.NODE, "");
    stage.narrator().shown(Tables.of(Kinds.NODE, nodes, false, stage.clock().now()));
    RolloutStep.showPods(stage);
  }
}
