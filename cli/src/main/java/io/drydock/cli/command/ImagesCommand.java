package io.drydock.cli.command;

import io.drydock.cli.lab.host.DockerEngine;
import io.drydock.cli.lab.image.LocalImages;
import io.drydock.cli.output.CliException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code drydock images ...}: the images that are built here, by deploy/images/build. */
@Command(name = "images", description = "Build and list the local images.")
final class ImagesCommand {
  private final Invocation invocation;

  ImagesCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(name = "build", description = "Build the named images, or all of them.")
  int build(@Parameters(paramLabel = "<image>", arity = "0..*") @Nullable List<String> names)
      throws InterruptedException {
    var root = invocation.environment().root();
    try (var images = new LocalImages(root, new DockerEngine(), invocation.out()::println)) {
      return images.build(names == null ? List.of() : names);
    }
  }

  @Command(name = "list", description = "List the images that can be built and whether they are.")
  int list() throws InterruptedException {
    var script = invocation.environment().root().resolve("deploy/images/build");
    try {
      Process process =
          new ProcessBuilder(script.toString(), "--list")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .start();
      process.getInputStream().transferTo(invocation.out());
      return process.waitFor();
    } catch (IOException e) {
      throw CliException.failure(script + " cannot be run: " + e.getMessage(), e);
    }
  }
}
