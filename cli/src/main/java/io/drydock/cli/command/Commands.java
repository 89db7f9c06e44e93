package io.drydock.cli.command;

import io.drydock.cli.lab.compose.ComposeSupervisor;
import io.drydock.cli.lab.supervisor.LabSupervisor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The whole command line: one line a command, in the order of the help. */
public final class Commands {
  private final Map<String, Function<Invocation, Object>> all = new LinkedHashMap<>();

  @Command(
      name = "drydock",
      mixinStandardHelpOptions = true,
      version = "drydock 0.1.0",
      description = "A small Kubernetes of real processes, to start, kill and question.")
  private static final class Root {}

  private Commands() {
    all.put("up", UpCommand::new);
    all.put("down", DownCommand::new);
    all.put("demo", DemoCommand::new);
    all.put("status", StatusCommand::new);
    all.put("kubeconfig", KubeconfigCommand::new);
    all.put("node", NodeCommand::new);
    all.put("get", GetCommand::new);
    all.put("describe", DescribeCommand::new);
    all.put("apply", ApplyCommand::new);
    all.put("delete", DeleteCommand::new);
    all.put("scale", ScaleCommand::new);
    all.put("logs", LogsCommand::new);
    all.put("exec", ExecCommand::new);
    all.put("images", ImagesCommand::new);
    all.put("prerequisites", PrerequisitesCommand::new);
    all.put("class-archives", ClassArchivesCommand::new);
    all.put(LabSupervisor.NAME, LabSupervisorCommand::new);
    all.put("launchers", LaunchersCommand::new);
    all.put("compose", ComposeCommand::new);
    all.put(ComposeSupervisor.NAME, ComposeSupervisorCommand::new);
  }

  /**
   * The command line that reads these arguments. Where they begin with a command's name it knows
   * only that one: to read what picocli wants to know of all takes a quarter of a second.
   */
  public static CommandLine create(Invocation invocation, List<String> arguments) {
    var commands = new Commands().all;
    if (!arguments.isEmpty() && commands.containsKey(arguments.getFirst())) {
      commands.keySet().retainAll(List.of(arguments.getFirst()));
    }
    CommandLine line = new CommandLine(new Root());
    commands.forEach((name, command) -> line.addSubcommand(name, command.apply(invocation)));
    return line;
  }
}
