package io.drydock.cli;

import io.drydock.cli.command.Commands;
import io.drydock.cli.command.Invocation;
import io.drydock.cli.config.Environment;
import io.drydock.cli.lab.compose.ComposeSupervisor;
import io.drydock.cli.lab.host.HostException;
import io.drydock.cli.lab.supervisor.LabSupervisor;
import io.drydock.cli.output.CliException;
import io.drydock.cli.output.Streams;
import io.drydock.client.ApiException;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.LogSetup;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;

/**
 * The drydock command. A failure is one sentence on standard error and exit code 1, wrong usage is
 * 2.
 */
public final class Drydock {
  private static final int FAILURE = 1;
  private static final int USAGE = 2;
  private static final String WARM_UP = "--warm-up";
  private static final Set<String> SERVERS = Set.of(LabSupervisor.NAME, ComposeSupervisor.NAME);

  private Drydock() {}

  public static void main(String[] args) {
    if (args.length == 0 || !SERVERS.contains(args[0])) {
      beBrief(args);
    }
    int code = run(args, Streams.system(), System.getenv());
    System.out.flush();
    System.exit(code);
  }

  /** A command speaks for itself, and it ends soon: no log, no recording of events, no delay. */
  private static void beBrief(String[] args) {
    System.setProperty("io.netty.jfr.enabled", "false");
    if (args.length == 1 && args[0].equals(WARM_UP)) {
      System.setProperty(LogSetup.LEVEL, "ERROR"); // the archive serves the supervisor, too
      return;
    }
    System.setProperty("slf4j.internal.verbosity", "WARN");
    System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
    HeadStart.of(args);
  }

  /** Runs one command and returns its exit code; touches no stream but the given ones. */
  public static int run(String[] args, Streams streams, Map<String, String> environment) {
    if (args.length == 1 && args[0].equals(WARM_UP)) {
      return WarmUp.run();
    }
    var invocation = new Invocation(streams, new Environment(environment), Clock.system());
    CommandLine line = Commands.create(invocation, List.of(args));
    line.setOut(new PrintWriter(streams.out(), true));
    line.setErr(new PrintWriter(streams.err(), true));
    line.setParameterExceptionHandler((e, unused) -> usage(e, streams));
    line.setExecutionExceptionHandler((e, command, unused) -> failure(e, streams));
    line.setExecutionStrategy(Drydock::execute);
    return line.execute(args);
  }

  /** A command group without a command shows its help. */
  private static int execute(CommandLine.ParseResult result) {
    CommandLine last = result.asCommandLineList().getLast();
    boolean group =
        !last.getSubcommands().isEmpty()
            && !last.isUsageHelpRequested()
            && !last.isVersionHelpRequested();
    if (group) {
      last.usage(last.getErr());
      return USAGE;
    }
    return new CommandLine.RunLast().execute(result);
  }

  private static int usage(CommandLine.ParameterException e, Streams streams) {
    streams.err().println("error: " + e.getMessage());
    streams
        .err()
        .println("See '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return USAGE;
  }

  private static int failure(Exception e, Streams streams) {
    streams.err().println("error: " + sentence(e));
    return e instanceof CliException failure ? failure.exitCode() : FAILURE;
  }

  private static String sentence(Exception e) {
    boolean expected =
        e instanceof CliException
            || e instanceof HostException
            || e instanceof ApiException
            || e instanceof IllegalStateException; // such as TlsFiles' sentences
    return expected && e.getMessage() != null ? e.getMessage() : e.toString();
  }
}
