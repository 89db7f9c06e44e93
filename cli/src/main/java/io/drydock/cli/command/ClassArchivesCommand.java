package io.drydock.cli.command;

import io.drydock.cli.lab.archive.ClassArchives;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code drydock class-archives}: writes what makes the programs start fast; the build calls it.
 */
@Command(name = "class-archives", hidden = true)
final class ClassArchivesCommand implements Callable<Integer> {
  private final Invocation invocation;

  ClassArchivesCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    new ClassArchives(invocation.distribution(), invocation.clock()).write();
    return 0;
  }
}
