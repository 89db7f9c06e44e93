package io.drydock.cli.command;

import io.drydock.cli.output.CliException;
import io.drydock.proto.v1.ExecStart;
import io.drydock.proto.v1.TerminalSize;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drydock exec POD -- COMMAND}: ends with the command's exit code. */
@Command(name = "exec", description = "Run a command in a container.")
final class ExecCommand extends ApiCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "POD | TYPE/NAME -- COMMAND [ARGS...]", arity = "1..*")
  private List<String> arguments = List.of();

  @Option(
      names = {"-c", "--container"},
      defaultValue = "",
      paramLabel = "<container>",
      description = "In this container.")
  private String container = "";

  @Option(
      names = {"-i", "--stdin"},
      description = "Pass standard input to the command.")
  private boolean stdin;

  @Option(
      names = {"-t", "--tty"},
      description = "Give the command a terminal.")
  private boolean tty;

  ExecCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  int run(Session session) throws InterruptedException {
    List<String> command = command();
    Pod pod = new PodChoice(session, false).find(arguments.getFirst());
    var reference = ContainerName.unchecked(session, pod, container);
    try (RawTerminal terminal = tty ? RawTerminal.open() : RawTerminal.none()) {
      Optional<TerminalSize> size = terminal.size();
      if (tty && stdin && size.isEmpty()) {
        session
            .err()
            .println("Unable to use a TTY - input is not a terminal or the right kind of file");
      }
      ExecStart start =
          ExecStart.newBuilder()
              .setContainer(reference)
              .addAllCommand(command)
              .setStdin(stdin)
              .setStdout(true)
              .setStderr(size.isEmpty())
              .setTty(size.isPresent())
              .build();
      var exec = new ExecSession(session, start, size);
      terminal.onResize(exec::resize);
      return exec.run();
    }
  }

  private List<String> command() {
    boolean separated = spec.commandLine().getParseResult().originalArgs().contains("--");
    if (!separated || arguments.size() < 2) {
      throw CliException.failure(
          separated
              ? "you must specify at least one command for the container"
              : "exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead");
    }
    return arguments.subList(1, arguments.size());
  }
}
