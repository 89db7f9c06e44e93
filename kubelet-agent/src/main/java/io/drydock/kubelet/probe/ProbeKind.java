package io.drydock.kubelet.probe;

/** The three probes of a container. */
enum ProbeKind {
  STARTUP("Startup", "startup"),
  LIVENESS("Liveness", "liveness"),
  READINESS("Readiness", "readiness");

  private final String title;
  private final String word;

  ProbeKind(String title, String word) {
    this.title = title;
    this.word = word;
  }

  /** An event's message. */
  String failed(String why) {
    return title + " probe failed: " + why;
  }

  /** Why a container is killed. */
  String killMessage(String container) {
    return "Container " + container + " failed " + word + " probe, will be restarted";
  }
}
