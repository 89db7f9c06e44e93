package io.drydock.cli.output;

import java.io.InputStream;
import java.io.PrintStream;

/** The streams a command reads and writes; tests pass their own. */
public record Streams(InputStream in, PrintStream out, PrintStream err) {
  /** The process's own streams. */
  public static Streams system() {
    return new Streams(System.in, System.out, System.err);
  }
}
