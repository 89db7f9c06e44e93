package io.drydock.cli.command;

import io.drydock.cli.output.CliException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
  int build(@Parameters(paramLabel = "<image>", arity = "0..*") List<String> names)
      throws InterruptedException {
    return run(names == null || names.isEmpty() ? List.of("--all") : names);
  }

  @Command(name = "list", description = "List the images that can be built and whether they are.")
  int list() throws InterruptedException {
    return run(List.of("--list"));
  }

  private int run(List<String> arguments) throws InterruptedException {
    var script = invocation.environment().root().resolve("deploy/images/build");
    var command = new ArrayList<>(List.of(script.toString()));
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command)
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
