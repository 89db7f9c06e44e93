package io.drydock.cli.demo;

import io.drydock.api.Kinds;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Asks the application by its Service's name, from inside a pod. */
record NameStep() implements Step {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final List<String> COMMAND = List.of("wget", "-qO-", "-T", "2", "http://web/");

  @Override
  public String title() {
    return "A request from a pod, by name";
  }

  @Override
  public void run(Stage stage) throws InterruptedException {
    stage
        .narrator()
        .say(
            "In the client's pod, \"web\" is resolved by the cluster DNS of its node to the Service's"
                + " cluster address.");
    stage.narrator().command("kubectl exec deployment/client -- " + String.join(" ", COMMAND));
    var last = new AtomicReference<>(new PodCommand.Outcome(1, "no client pod runs"));
    stage.await(
        LIMIT,
        "The client's pod gets no answer from http://web/; look with `kubectl exec deployment/client -- nslookup web`.",
        () -> ask(stage, last));
    stage.narrator().shown(last.get().output().lines().toList());
  }

  private static boolean ask(Stage stage, AtomicReference<PodCommand.Outcome> last) {
    var clients = Pods.serving(stage.client().list(Kinds.POD, Stage.NAMESPACE), "client");
    if (!clients.isEmpty()) {
      String pod = clients.getFirst().getMetadata().getName();
      last.set(PodCommand.run(stage.channel(), Stage.NAMESPACE, pod, COMMAND));
    }
    return last.get().ok();
  }
}
