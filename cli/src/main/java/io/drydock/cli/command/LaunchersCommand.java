package io.drydock.cli.command;

import io.drydock.cli.lab.program.Launchers;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code drydock launchers <folder>}: a script for each program; image builds call it. */
@Command(name = "launchers", hidden = true)
final class LaunchersCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "<folder>")
  private Path folder = Path.of("");

  LaunchersCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    new Launchers(invocation.distribution()).write(folder);
    return 0;
  }
}
