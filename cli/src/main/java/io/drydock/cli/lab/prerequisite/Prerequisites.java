package io.drydock.cli.lab.prerequisite;

import io.drydock.cli.lab.host.HostCommand;
import io.drydock.cli.output.CliException;
import io.drydock.lifecycle.Clock;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes sure that the host has what a lab needs; names what it installs before it does. */
public final class Prerequisites {
  private static final Duration INSTALL_LIMIT = Duration.ofMinutes(10);
  private static final List<String> APT =
      List.of("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq");
  private final PrintStream out;
  private final Clock clock;

  public Prerequisites(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Does all that is needed, or fails with the sentence that says what is missing. */
  public void ensure(boolean ownEtcd, boolean mayInstall) {
    for (Step step : PrerequisitePlan.decide(HostFacts.observe(), ownEtcd, mayInstall)) {
      switch (step) {
        case Step.Refuse refuse -> throw CliException.failure(refuse.sentence());
        case Step.Install install -> install(install.requirements());
        case Step.StartDocker start -> new DockerDaemon(out, clock).start();
      }
    }
  }

  private void install(List<Requirement> requirements) {
    String packages = PrerequisitePlan.packages(requirements);
    out.println("Installing packages: " + packages);
    var names = Stream.of(packages.split(" "));
    var install =
        Stream.concat(Stream.of("install", "-y", "--no-install-recommends"), names).toList();
    if (apt(install).ok()) {
      return;
    }
    apt(List.of("update"));
    var again = apt(install);
    if (!again.ok()) {
      throw CliException.failure(
          "The packages %s cannot be installed: %s; install them by hand and try again."
              .formatted(packages, lastLine(again.output())));
    }
  }

  private static HostCommand.Outcome apt(List<String> arguments) {
    var command = new ArrayList<>(APT);
    command.addAll(arguments);
    return HostCommand.attempt(INSTALL_LIMIT, command);
  }

  private static String lastLine(String output) {
    return output.strip().lines().reduce((before, after) -> after).orElse("apt-get said nothing");
  }
}
