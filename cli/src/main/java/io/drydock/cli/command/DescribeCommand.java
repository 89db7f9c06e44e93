package io.drydock.cli.command;

import io.drydock.cli.describe.Describers;
import io.drydock.cli.manifest.Manifest;
import io.drydock.client.ApiException;
import io.drydock.client.ListOptions;
import io.drydock.client.Reason;
import io.drydock.proto.v1.Document;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drydock describe}: objects at length, with their events. */
@Command(name = "describe", description = "Tell everything about objects.")
final class DescribeCommand extends ApiCommand {
  @Parameters(paramLabel = "TYPE[,TYPE] [NAME_PREFIX...] | TYPE/NAME...", arity = "0..*")
  private List<String> arguments = List.of();

  @Mixin private FileOptions files = new FileOptions();
  @Mixin private SelectorOptions selectors = new SelectorOptions();

  DescribeCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  int run(Session session) {
    List<Target> targets = targets(session);
    targets.forEach(selectors::check);
    Describers describers = new Describers(session.api().client(), session.clock().now());
    List<RuntimeException> failures = new ArrayList<>();
    Pages pages = new Pages(session.out());
    for (Target target : targets) {
      for (Document document : documents(session, target, failures)) {
        boolean similar = !target.isWhole() && !target.names().contains(document.getName());
        pages.print(describers.describe(target.kind(), document), similar);
      }
    }
    if (!pages.any && failures.isEmpty()) {
      String scope = selectors.scope(session, targets);
      session.err().println("No resources found" + (scope.isEmpty() ? "" : scope + "."));
    }
    return finish(session, failures);
  }

  /** Puts kubectl's empty lines between descriptions. */
  private static final class Pages {
    private final PrintStream out;
    private boolean any;

    Pages(PrintStream out) {
      this.out = out;
    }

    /**
     * @param similar whether only the beginning of its name was asked for
     */
    void print(String text, boolean similar) {
      out.print(any && !similar ? "\n\n" : "");
      out.print(text + (similar ? "\n" : ""));
      any = true;
    }
  }

  private List<Target> targets(Session session) {
    if (!files.given()) {
      return Targets.parse("describe", arguments);
    }
    return files.read(session).stream().map(DescribeCommand::target).toList();
  }

  private static Target target(Manifest manifest) {
    return new Target(manifest.kind(), List.of(manifest.name()));
  }

  private List<Document> documents(
      Session session, Target target, List<RuntimeException> failures) {
    if (target.isWhole()) {
      var path = selectors.path(session, target.kind());
      return session.documents().list(path, selectors.list()).items();
    }
    List<Document> found = new ArrayList<>();
    for (String name : target.names()) {
      try {
        found.addAll(named(session, target, name));
      } catch (ApiException e) {
        failures.add(e);
      }
    }
    return found;
  }

  /** The object of that name; where there is none, all whose names begin so. */
  private static List<Document> named(Session session, Target target, String name) {
    try {
      return List.of(session.documents().get(session.path(target.kind(), name)));
    } catch (ApiException e) {
      if (!e.is(Reason.NOT_FOUND)) {
        throw e;
      }
      var all = session.path(target.kind(), "");
      List<Document> similar =
          session.documents().list(all, ListOptions.ALL).items().stream()
              .filter(document -> document.getName().startsWith(name))
              .toList();
      if (similar.isEmpty()) {
        throw e;
      }
      return similar;
    }
  }
}
