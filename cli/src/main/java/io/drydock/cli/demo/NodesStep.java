package io.drydock.cli.demo;

import io.drydock.api.Conditions;
import io.drydock.api.Kinds;
import io.drydock.cli.output.CliException;

/** Three nodes, all Ready. */
record NodesStep() implements Step {
  @Override
  public String title() {
    return "The nodes";
  }

  @Override
  public void run(Stage stage) {
    stage
        .narrator()
        .say("Each agent has registered its Node and renews a Lease: that is its heartbeat.");
    stage.narrator().command("kubectl get nodes");
    var nodes = stage.client().list(Kinds.NODE, "");
    stage.narrator().shown(Tables.of(Kinds.NODE, nodes, false, stage.clock().now()));
    if (nodes.isEmpty() || !nodes.stream().allMatch(Conditions::isReady)) {
      throw CliException.failure(
          "Not every node is Ready; `kubectl describe nodes` and `./drydock status` say why.");
    }
  }
}
