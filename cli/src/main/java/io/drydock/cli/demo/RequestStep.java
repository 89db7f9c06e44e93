package io.drydock.cli.demo;

import io.drydock.api.Kinds;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Asks the application from the host, at its load balancer address. */
record RequestStep() implements Step {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int REQUESTS = 4;

  @Override
  public String title() {
    return "A request from outside";
  }

  @Override
  public void run(Stage stage) throws InterruptedException {
    stage
        .narrator()
        .say(
            "The Service has an address of the lab's pool. One node announces it; that node's"
                + " iptables rules choose a pod for each connection.");
    stage.narrator().command("kubectl get service web");
    stage.await(
        LIMIT,
        "Service web has no load balancer address; `kubectl describe service web` says why.",
        () -> LoadBalancer.address(service(stage)).isPresent());
    stage
        .narrator()
        .shown(Tables.of(Kinds.SERVICE, List.of(service(stage)), false, stage.clock().now()));
    ask(stage, LoadBalancer.page(stage));
  }

  private static void ask(Stage stage, WebPage page) throws InterruptedException {
    for (int i = 0; i < REQUESTS; i++) {
      var answer = new AtomicReference<>("");
      stage.narrator().command("curl http://" + page.address() + "/");
      stage.await(
          LIMIT,
          "http://%s/ does not answer; look at `kubectl get endpointslices` and, with `./drydock status`, at the logs of kube-proxy."
              .formatted(page.address()),
          () -> get(page, answer));
      stage.narrator().shown(answer.get().lines().toList());
    }
  }

  private static boolean get(WebPage page, AtomicReference<String> answer) {
    try {
      answer.set(page.get());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static io.fabric8.kubernetes.api.model.Service service(Stage stage) {
    return stage.client().get(Kinds.SERVICE, Stage.NAMESPACE, LoadBalancer.SERVICE);
  }
}
