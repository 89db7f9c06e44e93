package io.drydock.cli.command;

import io.drydock.cli.lab.ClusterApi;
import io.drydock.cli.output.CliException;
import io.drydock.cli.output.ServerErrors;
import io.drydock.client.ApiException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A command that talks to a cluster's API as its administrator. What the API refuses is printed as
 * kubectl prints it and is exit code 1.
 */
abstract class ApiCommand implements Callable<Integer> {
  static final int FAILURE = 1;

  private final Invocation invocation;
  @Mixin private ClusterOption cluster = new ClusterOption();

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "<namespace>",
      description = "The namespace that is meant (default: default).")
  private @Nullable String namespace;

  ApiCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public final Integer call() throws InterruptedException {
    var spec = cluster.spec(invocation);
    try (var api = new ClusterApi(cluster.folder(invocation), spec)) {
      return run(session(api));
    } catch (ApiException e) {
      invocation.streams().err().println(ServerErrors.text(e));
      return FAILURE;
    }
  }

  private Session session(ClusterApi api) {
    String used = namespace == null ? "default" : namespace;
    return new Session(api, invocation.streams(), invocation.clock(), used, namespace != null);
  }

  abstract int run(Session session) throws InterruptedException;

  /** Prints what went wrong on the way; the exit code. */
  static int finish(Session session, List<RuntimeException> failures) {
    failures.forEach(failure -> session.err().println(ServerErrors.text(failure)));
    return failures.isEmpty() ? 0 : FAILURE;
  }

  /** Wrong use that kubectl answers with "error: ..." and exit code 1. */
  static CliException wrong(String message) {
    return CliException.failure(message);
  }
}
