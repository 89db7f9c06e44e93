package io.drydock.cli.lab.prerequisite;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides from the host's facts what is to be done before a cluster can run; pure. */
final class PrerequisitePlan {
  private static final String COMPOSE =
      " The compose lab runs the same cluster wherever Docker Compose does: `docker compose up -d`.";

  private PrerequisitePlan() {}

  /** Steps in order; none where all is there. Own etcd: the cluster starts a member itself. */
  static List<Step> decide(HostFacts facts, boolean ownEtcd, boolean mayInstall) {
    if (!facts.linux()) {
      return refuse("A lab of network namespaces needs Linux." + COMPOSE);
    }
    if (!facts.root()) {
      return refuse("A lab of network namespaces needs root: run the command with sudo." + COMPOSE);
    }
    List<Requirement> missing = missing(facts, ownEtcd);
    if (!missing.isEmpty() && !(mayInstall && facts.apt())) {
      return refuse(sentence(missing, facts.apt()));
    }
    var steps = new ArrayList<Step>();
    if (!missing.isEmpty()) {
      steps.add(new Step.Install(missing));
    }
    if (!facts.dockerAnswers()) {
      steps.add(new Step.StartDocker());
    }
    return List.copyOf(steps);
  }

  /** An engine that answers is enough, wherever it runs. */
  private static List<Requirement> missing(HostFacts facts, boolean ownEtcd) {
    return Stream.of(Requirement.values())
        .filter(requirement -> !facts.has(requirement))
        .filter(requirement -> ownEtcd || requirement != Requirement.ETCD)
        .filter(requirement -> !facts.dockerAnswers() || requirement != Requirement.DOCKER)
        .toList();
  }

  private static String sentence(List<Requirement> missing, boolean apt) {
    String whats = missing.stream().map(Requirement::what).collect(Collectors.joining(", "));
    String remedy =
        apt
            ? "install with `apt-get install " + packages(missing) + "`, or leave out --no-install."
            : "install them with this system's package manager.";
    return "Missing on this host: " + whats + "; " + remedy + COMPOSE;
  }

  static String packages(List<Requirement> missing) {
    return missing.stream().map(Requirement::debianPackage).collect(Collectors.joining(" "));
  }

  private static List<Step> refuse(String sentence) {
    return List.of(new Step.Refuse(sentence));
  }
}
