package io.drydock.cli.lab.prerequisite;

import java.util.List;

/** What has to be done before a cluster can run. */
sealed interface Step {
  /** It cannot run here; the sentence says why and what else there is. */
  record Refuse(String sentence) implements Step {}

  /** Packages to install, with what each is for. */
  record Install(List<Requirement> requirements) implements Step {}

  /** The engine is installed, or about to be, and does not answer. */
  record StartDocker() implements Step {}
}
