package io.drydock.cli.demo;

import io.drydock.cli.lab.LabDown;

/** Removes the cluster; fails where anything is left behind. */
record DownStep() implements Step {
  @Override
  public String title() {
    return "Nothing is left behind";
  }

  @Override
  public void run(Stage stage) throws InterruptedException {
    stage.narrator().command("./drydock down --name " + stage.lab().name());
    stage.close();
    boolean unused = new LabDown(stage.lab().folder()).run(false);
    stage.narrator().shown("Cluster " + stage.lab().name() + " is removed.");
    stage
        .narrator()
        .say("No container, namespace, interface, rule, mount or process of it is left.");
  }
}
