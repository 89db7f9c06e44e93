package io.drydock.cli.demo;

import io.drydock.cli.lab.host.HostCommand;
import io.drydock.cli.output.CliException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Builds the images of the example application where they are missing; no registry is asked. */
record ImagesStep() implements Step {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final List<String> IMAGES = List.of("pause", "busybox", "web");

  @Override
  public String title() {
    return "Images without a registry";
  }

  @Override
  public void run(Stage stage) {
    stage.narrator().say("All nodes share one image store. What is built already is kept.");
    stage.narrator().command("./drydock images build " + String.join(" ", IMAGES));
    var script = stage.lab().distribution().root().resolve("deploy/images/build");
    var command = new ArrayList<>(List.of(script.toString()));
    command.addAll(IMAGES);
    var outcome = HostCommand.attempt(LIMIT, command);
    stage.narrator().shown(outcome.output().lines().toList());
    if (!outcome.ok()) {
      throw CliException.failure(
          "The images cannot be built; `./drydock images build` says more, `./drydock images list` what there is.");
    }
  }
}
