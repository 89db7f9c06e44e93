package io.drydock.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The whole command line: one line a command. */
public final class Commands {
  private Commands() {}

  @Command(
      name = "drydock",
      mixinStandardHelpOptions = true,
      version = "drydock 0.1.0",
      description = "A small Kubernetes of real processes, to start, kill and question.")
  private static final class Root {}

  public static CommandLine create(Invocation invocation) {
    return new CommandLine(new Root())
        .addSubcommand(new UpCommand(invocation))
        .addSubcommand(new DownCommand(invocation))
        .addSubcommand(new DemoCommand(invocation))
        .addSubcommand(new StatusCommand(invocation))
        .addSubcommand(new KubeconfigCommand(invocation))
        .addSubcommand(new NodeCommand(invocation))
        .addSubcommand(new GetCommand(invocation))
        .addSubcommand(new DescribeCommand(invocation))
        .addSubcommand(new ApplyCommand(invocation))
        .addSubcommand(new DeleteCommand(invocation))
        .addSubcommand(new ScaleCommand(invocation))
        .addSubcommand(new LogsCommand(invocation))
        .addSubcommand(new ExecCommand(invocation))
        .addSubcommand(new ImagesCommand(invocation))
        .addSubcommand(new PrerequisitesCommand(invocation))
        .addSubcommand(new ClassArchivesCommand(invocation))
        .addSubcommand(new LabSupervisorCommand(invocation))
        .addSubcommand(new LaunchersCommand(invocation))
        .addSubcommand(new ComposeCommand(invocation))
        .addSubcommand(new ComposeSupervisorCommand(invocation));
  }
}
