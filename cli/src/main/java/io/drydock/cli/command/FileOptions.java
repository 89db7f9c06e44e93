package io.drydock.cli.command;

import io.drydock.cli.manifest.Manifest;
import io.drydock.cli.manifest.ManifestFiles;
import io.drydock.cli.output.CliException;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that name manifests. */
final class FileOptions {
  @Option(
      names = {"-f", "--filename"},
      split = ",",
      paramLabel = "<file>",
      description = "A manifest, a folder of manifests, or - for standard input.")
  private List<String> files = List.of();

  @Option(
      names = {"-R", "--recursive"},
      description = "Also the folders in a folder.")
  private boolean recursive;

  boolean given() {
    return !files.isEmpty();
  }

  List<Manifest> read(Session session) {
    return new ManifestFiles(recursive, session.streams().in()).read(files);
  }

  /** The namespace of a manifest, which may not be another than the user said. */
  static String namespace(Session session, Manifest manifest) {
    String own = manifest.ownNamespace();
    if (own.isEmpty()) {
      return session.namespace();
    }
    if (session.enforced() && !own.equals(session.namespace())) {
      throw CliException.failure(
          "the namespace from the provided object \"%s\" does not match the namespace \"%s\". You must pass '--namespace=%s' to perform this operation."
              .formatted(own, session.namespace(), own));
    }
    return own;
  }
}
