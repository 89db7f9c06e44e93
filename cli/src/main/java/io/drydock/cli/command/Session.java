package io.drydock.cli.command;

import io.drydock.api.Kind;
import io.drydock.cli.lab.ClusterApi;
import io.drydock.cli.output.Streams;
import io.drydock.client.Cause;
import io.drydock.client.DocumentApi;
import io.drydock.client.ResourcePath;
import io.drydock.client.WriteOptions;
import io.drydock.lifecycle.Clock;
import java.io.PrintStream;

/**
 * One command's connection and streams.
 *
 * @param namespace the one that is meant where nothing else is said
 * @param enforced whether the user said it, so that nothing else may be meant
 */
record Session(ClusterApi api, Streams streams, Clock clock, String namespace, boolean enforced) {
  private static final String ACTOR = "drydock";

  DocumentApi documents() {
    return api.client().documents();
  }

  PrintStream out() {
    return streams.out();
  }

  PrintStream err() {
    return streams.err();
  }

  ResourcePath path(Kind<?> kind, String name) {
    return ResourcePath.of(kind, kind.namespaced() ? namespace : "", name);
  }

  /**
   * @param reason what the user typed, in short: "drydock apply"
   */
  WriteOptions write(String reason, boolean dryRun, String validation) {
    return new WriteOptions(dryRun, validation, ACTOR, false, Cause.of(ACTOR, reason));
  }

  WriteOptions write(String reason) {
    return write(reason, false, "");
  }
}
