package io.drydock.cli.command;

import io.drydock.cli.lab.prerequisite.Prerequisites;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drydock prerequisites}: sets up what a lab needs, without making a cluster. */
@Command(
    name = "prerequisites",
    description = "Install and start what a lab needs on this host; `up` does it by itself.")
final class PrerequisitesCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--no-install", description = "Only say what is missing.")
  private boolean noInstall;

  PrerequisitesCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    new Prerequisites(invocation.out(), invocation.clock()).ensure(true, !noInstall);
    return 0;
  }
}
