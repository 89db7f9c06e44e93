package io.drydock.cli.command;

import io.drydock.cli.config.Environment;
import io.drydock.cli.lab.program.Distribution;
import io.drydock.cli.output.Streams;
import io.drydock.lifecycle.Clock;
import java.io.PrintStream;

/** What every command is given: its streams, its environment, the time. */
public record Invocation(Streams streams, Environment environment, Clock clock) {
  PrintStream out() {
    return streams.out();
  }

  Distribution distribution() {
    return new Distribution(environment.root());
  }
}
