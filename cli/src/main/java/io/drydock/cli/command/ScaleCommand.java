package io.drydock.cli.command;

import io.drydock.api.Kind;
import io.drydock.cli.manifest.Manifest;
import io.drydock.client.ApiException;
import io.drydock.client.PatchType;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.drydock.codec.ObjectCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock scale --replicas}: through the scale subresource. */
@Command(name = "scale", description = "Set how many pods a Deployment or ReplicaSet has.")
final class ScaleCommand extends ApiCommand {
  @Parameters(paramLabel = "TYPE NAME... | TYPE/NAME...", arity = "0..*")
  private List<String> arguments = List.of();

  @Mixin private FileOptions files = new FileOptions();
  @Mixin private SelectorOptions selectors = new SelectorOptions();

  @Option(names = "--replicas", required = true, paramLabel = "<number>")
  private int replicas;

  @Option(
      names = "--current-replicas",
      paramLabel = "<number>",
      description = "Only where it is so many now.")
  private @Nullable Integer currentReplicas;

  @Option(names = "--all", description = "All objects of the kind.")
  private boolean all;

  ScaleCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  int run(Session session) {
    if (replicas < 0) {
      throw wrong(
          "The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0");
    }
    List<RuntimeException> failures = new ArrayList<>();
    for (Target target : targets(session)) {
      for (String name : names(session, target)) {
        try {
          scale(session, target.kind(), session.path(target.kind(), name));
        } catch (ApiException e) {
          failures.add(e.is(Reason.NOT_FOUND) ? nothing(e) : e);
        }
      }
    }
    return finish(session, failures);
  }

  private static RuntimeException nothing(ApiException e) {
    return wrong("no objects passed to scale " + e.getMessage());
  }

  private List<Target> targets(Session session) {
    if (!files.given()) {
      return Targets.parse("scale", arguments);
    }
    return files.read(session).stream().map(ScaleCommand::target).toList();
  }

  private static Target target(Manifest manifest) {
    return new Target(manifest.kind(), List.of(manifest.name()));
  }

  private List<String> names(Session session, Target target) {
    if (!target.isWhole()) {
      return target.names();
    }
    if (!all && !selectors.given()) {
      throw wrong("resource(s) were provided, but no name was specified");
    }
    return session
        .documents()
        .list(selectors.path(session, target.kind()), selectors.list())
        .items()
        .stream()
        .map(document -> document.getName())
        .toList();
  }

  private void scale(Session session, Kind<?> kind, ResourcePath path) {
    ResourcePath scale = path.subresource("scale");
    if (currentReplicas != null) {
      check(session, scale, currentReplicas);
    }
    byte[] patch = ObjectCodec.encode(Map.of("spec", Map.of("replicas", replicas)));
    var unused =
        session.documents().patch(scale, PatchType.MERGE, patch, session.write("drydock scale"));
    session.out().println(ResourceNames.of(kind, path.name()) + " scaled");
  }

  private static void check(Session session, ResourcePath scale, int expected) {
    int present =
        ObjectCodec.tree(session.documents().get(scale).getRaw().toByteArray())
            .path("spec")
            .path("replicas")
            .asInt(0);
    if (present != expected) {
      throw wrong("Expected replicas to be %d, was %d".formatted(expected, present));
    }
  }
}
