package io.drydock.cli.command;

import io.drydock.cli.output.CliException;
import io.drydock.client.ApiException;
import io.drydock.client.ListOptions;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.drydock.proto.v1.Document;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock get}: objects as tables, YAML, JSON or names, once or as they change. */
@Command(name = "get", description = "Show objects.")
final class GetCommand extends ApiCommand {
  @Parameters(paramLabel = "TYPE[,TYPE] [NAME...] | TYPE/NAME...", arity = "0..*")
  private List<String> arguments = List.of();

  @Mixin private SelectorOptions selectors = new SelectorOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = {"-w", "--watch"},
      description = "Go on and show every change.")
  private boolean watch;

  @Option(names = "--watch-only", description = "Show changes only.")
  private boolean watchOnly;

  @Option(names = "--ignore-not-found", description = "A name that is not there is no failure.")
  private boolean ignoreNotFound;

  GetCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  int run(Session session) throws InterruptedException {
    List<Target> targets = Targets.parse("get", arguments);
    targets.forEach(selectors::check);
    boolean severalKinds = targets.stream().map(Target::kind).distinct().count() > 1;
    Listing listing = output.listing(session, selectors.scope(session, targets), severalKinds);
    if (watch || watchOnly) {
      return new WatchedGet(session, selectors, listing).run(targets, watchOnly);
    }
    List<RuntimeException> failures = new ArrayList<>();
    for (Target target : targets) {
      read(session, target, listing, failures);
    }
    listing.finish(failures.isEmpty());
    return finish(session, failures);
  }

  private void read(
      Session session, Target target, Listing listing, List<RuntimeException> failures) {
    if (target.isWhole()) {
      ListOptions options = selectors.list();
      ResourcePath path = selectors.path(session, target.kind());
      listing.addAll(target.kind(), session.documents().list(path, options).items());
      return;
    }
    for (String name : target.names()) {
      try {
        Document document = session.documents().get(session.path(target.kind(), name));
        listing.add(target.kind(), document);
      } catch (ApiException e) {
        if (!e.is(Reason.NOT_FOUND)) {
          throw e;
        }
        if (!ignoreNotFound) {
          failures.add(e);
        }
      }
    }
  }

  /** Why a watch was not possible. */
  static CliException onlyOneKind() {
    return wrong("you may only specify a single resource type");
  }
}
