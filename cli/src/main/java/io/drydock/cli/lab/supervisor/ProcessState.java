package io.drydock.cli.lab.supervisor;

/** What is known of a managed process; pid is 0 while it does not run. */
record ProcessState(long pid, int restarts, boolean everRan) {
  static ProcessState initial() {
    return new ProcessState(0, 0, false);
  }

  ProcessState running(long newPid) {
    return new ProcessState(newPid, everRan ? restarts + 1 : restarts, true);
  }

  ProcessState ended() {
    return new ProcessState(0, restarts, true);
  }

  /** The word that the Lab service uses. */
  String word() {
    return pid != 0 ? "running" : everRan ? "restarting" : "stopped";
  }
}
