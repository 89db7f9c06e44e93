package io.drydock.cli.demo;

/** One step of the demo. It shows what a user would type and what then happens, and checks it. */
sealed interface Step
    permits UpStep,
        ImagesStep,
        NodesStep,
        ApplyStep,
        RolloutStep,
        RequestStep,
        NameStep,
        UpdateStep,
        KillStep,
        StartStep,
        DownStep {
  /** What the step is about, in a few words. */
  String title();

  /** Returns when it has seen what it promises; else a failure that says what was missing. */
  void run(Stage stage) throws InterruptedException;
}
