package io.drydock.cli.demo;

import io.drydock.api.Kinds;
import io.drydock.cli.output.CliException;
import io.drydock.client.PatchType;
import io.drydock.client.ResourcePath;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A rolling update while a user asks without a pause; no request may fail. */
record UpdateStep() implements Step {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String IMAGE = "drydock.local/web:2";
  private static final String FIELD = "/spec/template/spec/containers/0/image";

  @Override
  public String title() {
    return "A rolling update without a failed request";
  }

  @Override
  public void run(Stage stage) throws InterruptedException {
    stage
        .narrator()
        .say(
            "Pod by pod: a new one must be Ready before an old one leaves. Meanwhile a user asks"
                + " some thirty times a second.");
    WebPage page = LoadBalancer.page(stage);
    try (var traffic = new Traffic(page, stage.clock())) {
      stage.narrator().command("kubectl set image deployment/web web=" + IMAGE);
      setImage(stage);
      stage.narrator().shown("deployment.apps/web image updated");
      stage.narrator().command("kubectl rollout status deployment/web");
      Rollout.follow(stage, "web");
      awaitOldPodsGone(stage);
      traffic.close();
      report(stage, traffic.count());
    }
    showNewVersion(stage, page);
  }

  private static void awaitOldPodsGone(Stage stage) throws InterruptedException {
    stage.await(
        LIMIT,
        "The old pods do not end; `kubectl get pods -o wide` shows them.",
        () -> stage.client().list(Kinds.POD, Stage.NAMESPACE).stream().noneMatch(Pods::leaving));
  }

  private static void setImage(Stage stage) {
    var patch = List.of(Map.of("op", "replace", "path", FIELD, "value", IMAGE));
    var path = ResourcePath.of(Kinds.DEPLOYMENT, Stage.NAMESPACE, "web");
    var unused =
        stage
            .client()
            .patch(Kinds.DEPLOYMENT, path, PatchType.JSON, patch, stage.cause("set image"));
  }

  private static void report(Stage stage, Traffic.Count count) {
    stage.narrator().say("During the update: " + count + ".");
    if (count.failures() > 0 || count.answers() == 0) {
      throw CliException.failure(
          "The rolling update was not without failure (%s; the last: %s); `kubectl get events` and the logs of kube-proxy show what came when."
              .formatted(count, count.lastFailure()));
    }
  }

  private static void showNewVersion(Stage stage, WebPage page) {
    stage.narrator().command("curl http://" + page.address() + "/");
    try {
      String answer = page.get();
      stage.narrator().shown(answer.lines().toList());
      if (!answer.contains("version 2")) {
        throw CliException.failure(
            "The page is still the old one; `kubectl get replicasets` shows the versions.");
      }
    } catch (IOException e) {
      throw CliException.failure("The page does not answer after the update: " + e.getMessage(), e);
    }
  }
}
