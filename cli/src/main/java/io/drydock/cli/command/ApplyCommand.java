package io.drydock.cli.command;

import io.drydock.api.Kind;
import io.drydock.cli.manifest.Applied;
import io.drydock.cli.manifest.Applier;
import io.drydock.cli.manifest.Manifest;
import io.drydock.cli.output.CliException;
import io.drydock.client.ApiException;
import io.drydock.codec.ObjectCodec;
import io.drydock.proto.v1.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drydock apply -f}: makes the cluster as the manifests say. */
@Command(name = "apply", description = "Create or change objects as manifests say.")
final class ApplyCommand extends ApiCommand {
  @Mixin private FileOptions files = new FileOptions();

  @Option(
      names = "--dry-run",
      defaultValue = "none",
      paramLabel = "none|client|server",
      description = "Only say what would be done.")
  private String dryRun = "";

  @Option(
      names = "--validate",
      defaultValue = "strict",
      paramLabel = "strict|warn|ignore",
      description = "What an unknown field is.")
  private String validate = "";

  @Option(
      names = {"-o", "--output"},
      defaultValue = "",
      paramLabel = "name|yaml|json",
      description = "Show the objects instead of what was done.")
  private String output = "";

  ApplyCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  int run(Session session) {
    if (!files.given()) {
      throw wrong("must specify one of -f and -k");
    }
    DryRun dry = DryRun.parse(dryRun);
    Listing listing = output.isEmpty() ? null : OutputOptions.whole(session, output);
    List<Manifest> manifests = files.read(session);
    if (manifests.isEmpty()) {
      throw wrong("no objects passed to apply");
    }
    var options = session.write("drydock apply", dry == DryRun.SERVER, validation());
    Applier applier =
        new Applier(
            session.documents(),
            options,
            dry == DryRun.CLIENT,
            warning -> session.err().println("Warning: " + warning));
    List<RuntimeException> failures = new ArrayList<>();
    for (Manifest manifest : manifests) {
      try {
        apply(session, applier, manifest, dry, listing);
      } catch (ApiException | CliException e) {
        failures.add(e);
      }
    }
    if (listing != null) {
      listing.finish(failures.isEmpty());
    }
    return finish(session, failures);
  }

  private static void apply(
      Session session, Applier applier, Manifest manifest, DryRun dry, @Nullable Listing listing) {
    Kind<?> kind = manifest.kind();
    if (manifest.name().isEmpty()) {
      throw CliException.failure(
          "error when reading \"%s\": resource name may not be empty".formatted(manifest.source()));
    }
    Applied applied = applier.apply(manifest, kind, FileOptions.namespace(session, manifest));
    if (listing != null) {
      listing.add(kind, document(manifest, applied));
      return;
    }
    String done = applied.change().name().toLowerCase(Locale.ROOT);
    session.out().println(ResourceNames.of(kind, manifest.name()) + " " + done + dry.suffix());
  }

  private static Document document(Manifest manifest, Applied applied) {
    return Document.newBuilder()
        .setName(manifest.name())
        .setRaw(ObjectCodec.wrap(applied.json()))
        .build();
  }

  private String validation() {
    return switch (validate) {
      case "strict", "true" -> "Strict";
      case "warn" -> "Warn";
      case "ignore", "false" -> "Ignore";
      default ->
          throw wrong(
              "invalid - validate option \"%s\"; must be one of: strict (or true), warn, ignore (or false)"
                  .formatted(validate));
    };
  }
}
