package io.drydock.cli.demo;

import io.drydock.cli.lab.ClusterWishes;
import io.drydock.cli.lab.LabDown;
import io.drydock.cli.lab.host.HostException;
import io.drydock.cli.output.CliException;
import io.drydock.client.ApiException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole run. Ends well only if every step did what it says. A step that fails leaves the
 * cluster to look at; an interrupted run removes it.
 */
public final class Demo {
  private final Lab lab;
  private final Narrator narrator;
  private final Pause pause;
  private final List<Step> steps;

  /** How the user wants it. */
  public record Wishes(ClusterWishes cluster, boolean mayInstall, boolean pauses, boolean keep) {}

  /**
   * @param terminal whether a person watches: colours, a ticking clock
   */
  public Demo(Lab lab, Wishes wishes, InputStream keyboard, PrintStream out, boolean terminal) {
    this.lab = lab;
    this.narrator = new Narrator(out, terminal);
    this.pause = new Pause(wishes.pauses() && terminal, keyboard, lab.clock());
    this.steps = steps(wishes);
  }

  static List<Step> steps(Wishes wishes) {
    var steps =
        new ArrayList<Step>(
            List.of(
                new UpStep(wishes.cluster(), wishes.mayInstall()),
                new ImagesStep(),
                new NodesStep(),
                new ApplyStep(),
                new RolloutStep(),
                new RequestStep(),
                new NameStep(),
                new UpdateStep(),
                new KillStep(),
                new StartStep()));
    if (!wishes.keep()) {
      steps.add(new DownStep());
    }
    return List.copyOf(steps);
  }

  /** Refuses where the cluster exists: the demo removes only what it has made. */
  public void run() throws InterruptedException {
    if (lab.folder().exists()) {
      throw CliException.failure(
          "Cluster %s exists already, and the demo makes its own; remove it with `drydock down --name %s`, or choose another --name."
              .formatted(lab.name(), lab.name()));
    }
    try (var stage = new Stage(lab, narrator)) {
      for (int i = 0; i < steps.size(); i++) {
        narrator.title(i + 1, steps.size(), steps.get(i).title());
        run(steps.get(i), i + 1, stage);
        pauseBefore(i + 1);
      }
    } catch (InterruptedException e) {
      cleanUp();
      throw e;
    }
    end();
  }

  private void pauseBefore(int next) throws InterruptedException {
    if (next < steps.size()) {
      pause.await(narrator);
    }
  }

  private void run(Step step, int number, Stage stage) throws InterruptedException {
    try {
      step.run(stage);
    } catch (CliException | HostException | ApiException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw CliException.failure(failure(number, step, String.valueOf(e.getMessage())), e);
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private String failure(int number, Step step, String why) {
    String kept =
        lab.folder().exists()
            ? "\nThe cluster is kept to look at: `./drydock status --name %1$s`; `./drydock down --name %1$s` removes it."
                .formatted(lab.name())
            : "";
    return "Step %d (%s): %s%s".formatted(number, step.title(), why, kept);
  }

  private void cleanUp() throws InterruptedException {
    narrator.say("Interrupted: removing cluster " + lab.name() + ".");
    boolean unused = new LabDown(lab.folder()).run(false);
    narrator.say("Cluster " + lab.name() + " is removed.");
  }

  private void end() {
    narrator.shown("");
    narrator.say("That was all of it: every step did what it says.");
    if (lab.folder().exists()) {
      narrator.shown(
          List.of(
              "The cluster is kept; go on with it:",
              "  export KUBECONFIG=$(./drydock kubeconfig --name " + lab.name() + ")",
              "  ./drydock status --name " + lab.name(),
              "  ./drydock down --name " + lab.name()));
    }
  }
}
