package io.drydock.cli.demo;

import io.drydock.api.Kinds;
import io.drydock.cli.output.CliException;
import io.drydock.proto.v1.NodeRequest;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A power cut: a node dies, and its pods are replaced on the others. */
record KillStep() implements Step {
  private static final String FAVOURITE = "node-2";

  @Override
  public String title() {
    return "A power cut";
  }

  @Override
  public void run(Stage stage) throws InterruptedException {
    String victim = victim(stage.client().list(Kinds.POD, Stage.NAMESPACE));
    stage
        .narrator()
        .say(
            "Network, processes and containers of "
                + victim
                + " are gone at once; nobody says good-bye. The control plane notices because the"
                + " node's Lease is renewed no more. Seconds count from the cut, as a watch tells"
                + " them:");
    stage
        .narrator()
        .command("./drydock node kill %s --name %s".formatted(victim, stage.lab().name()));
    try (var timeline = new Timeline(stage.client(), stage.clock());
        var traffic = new Traffic(LoadBalancer.page(stage), stage.clock())) {
      var healing = new Healing(stage, timeline, traffic, victim);
      var request = NodeRequest.newBuilder().setName(victim).build();
      var unused = stage.power().call(stub -> stub.killNode(request));
      healing.follow();
      traffic.close();
      stage.narrator().say("The user meanwhile: " + traffic.count() + ".");
    }
    RolloutStep.showPods(stage);
  }

  /** The usual one where it has a pod to lose, else the one with the most. */
  static String victim(List<Pod> pods) {
    Map<String, Long> perNode =
        Pods.serving(pods, "web").stream()
            .collect(Collectors.groupingBy(Pods::node, Collectors.counting()));
    if (perNode.containsKey(FAVOURITE)) {
      return FAVOURITE;
    }
    return perNode.entrySet().stream()
        .max(Comparator.comparing(Map.Entry<String, Long>::getValue))
        .map(Map.Entry::getKey)
        .orElseThrow(() ->
            CliException.failure(
                "No pod of web is Ready; `kubectl describe pods` says what is missing."));
  }
}
