package io.drydock.cli.command;

import io.drydock.api.Kind;
import io.drydock.cli.manifest.Manifest;
import io.drydock.cli.output.CliException;
import io.drydock.cli.output.ServerErrors;
import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock delete}: by name, by manifest, or by selector; waits until they are gone. */
@Command(name = "delete", description = "Delete objects.")
final class DeleteCommand extends ApiCommand {
  @Parameters(paramLabel = "TYPE[,TYPE] [NAME...] | TYPE/NAME...", arity = "0..*")
  private List<String> arguments = List.of();

  @Mixin private FileOptions files = new FileOptions();
  @Mixin private SelectorOptions selectors = new SelectorOptions();
  @Mixin private DeleteStyle style = new DeleteStyle();

  @Option(names = "--all", description = "All objects of the kind.")
  private boolean all;

  @Option(names = "--ignore-not-found", description = "A name that is not there is no failure.")
  private boolean ignoreNotFound;

  @Option(
      names = "--wait",
      arity = "0..1",
      defaultValue = "true",
      fallbackValue = "true",
      description = "Wait until they are gone (default: ${DEFAULT-VALUE}).")
  private boolean wait;

  @Option(
      names = "--timeout",
      defaultValue = "0s",
      converter = DurationOption.class,
      paramLabel = "<duration>",
      description = "How long to wait; 0s: as long as it takes.")
  private Duration timeout = Duration.ZERO;

  /** One object to delete, and the manifest that names it, or nothing. */
  private record Doomed(Kind<?> kind, ResourcePath path, String source) {}

  DeleteCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  int run(Session session) throws InterruptedException {
    style.check(session);
    List<Doomed> doomed = files.given() ? fromFiles(session) : fromArguments(session);
    List<RuntimeException> failures = new ArrayList<>();
    List<Departure> departures = new ArrayList<>();
    for (Doomed object : doomed) {
      try {
        departures.add(delete(session, object));
      } catch (ApiException e) {
        if (!ignoreNotFound || !e.is(Reason.NOT_FOUND)) {
          failures.add(e);
        }
      }
    }
    if (wait && !style.isDryRun()) {
      var deadline = timeout.isZero() ? null : session.clock().now().plus(timeout);
      for (Departure departure : departures) {
        departure.await(session, deadline);
      }
    }
    return finish(session, failures);
  }

  private Departure delete(Session session, Doomed object) {
    try {
      var written = session.documents().delete(object.path(), style.options(session));
      session.out().println(style.line(object.kind(), object.path().name()));
      String uid = written.document().getUid();
      return new Departure(object.kind(), object.path(), uid);
    } catch (ApiException e) {
      throw object.source().isEmpty() ? e : ServerErrors.during("deleting", object.source(), e);
    }
  }

  private List<Doomed> fromFiles(Session session) {
    List<Doomed> doomed = new ArrayList<>();
    for (Manifest manifest : files.read(session)) {
      Kind<?> kind = manifest.kind();
      String namespace = kind.namespaced() ? FileOptions.namespace(session, manifest) : "";
      var path = ResourcePath.of(kind, namespace, manifest.name());
      doomed.add(new Doomed(kind, path, manifest.source()));
    }
    return doomed;
  }

  private List<Doomed> fromArguments(Session session) {
    List<Doomed> doomed = new ArrayList<>();
    for (Target target : Targets.parse("delete", arguments)) {
      selectors.check(target);
      if (!target.isWhole()) {
        target
            .names()
            .forEach(
                n -> doomed.add(new Doomed(target.kind(), session.path(target.kind(), n), "")));
        continue;
      }
      if (!all && !selectors.given()) {
        throw CliException.failure("resource(s) were provided, but no name was specified");
      }
      session
          .documents()
          .list(selectors.path(session, target.kind()), selectors.list())
          .items()
          .forEach(d ->
              doomed.add(
                  new Doomed(
                      target.kind(),
                      ResourcePath.of(target.kind(), d.getNamespace(), d.getName()),
                      "")));
    }
    if (doomed.isEmpty()) {
      session.out().println("No resources found");
    }
    return doomed;
  }
}
