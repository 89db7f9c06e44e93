package io.drydock.cli.demo;

import io.drydock.cli.lab.host.DockerEngine;
import io.drydock.cli.lab.image.LocalImages;
import io.drydock.cli.output.CliException;
import java.util.List;

/** Builds the images of the example application where they are missing; no registry is asked. */
record ImagesStep() implements Step {
  private static final List<String> IMAGES = List.of("pause", "busybox", "web");

  @Override
  public String title() {
    return "Images without a registry";
  }

  @Override
  public void run(Stage stage) throws InterruptedException {
    stage.narrator().say("All nodes share one image store. What is built already is kept.");
    stage.narrator().command("./drydock images build " + String.join(" ", IMAGES));
    var root = stage.lab().distribution().root();
    try (var images = new LocalImages(root, new DockerEngine(), stage.narrator()::shown)) {
      if (images.build(IMAGES) != 0) {
        throw CliException.failure(
            "The images cannot be built; `./drydock images build` says more, `./drydock images list` what there is.");
      }
    }
  }
}
