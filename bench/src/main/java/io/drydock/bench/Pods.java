package io.drydock.bench;

import java.io.IOException;

/** Makes pods that no scheduler takes: they are only stored and served. */
final class Pods {
  private static final int CONNECTIONS = 16;

  private Pods() {}

  /** Pods number first to last, the last one not included. */
  static void create(ApiConnections api, Scratch scratch, int first, int last)
      throws IOException, InterruptedException {
    try (var lanes = new ApiLanes(api.open(CONNECTIONS))) {
      String path = scratch.path("pods");
      Figures made =
          ClosedLoop.forCount(
              lanes.lanes((requests, n) -> requests.post(path, Objects.pod("web-" + (first + n)))),
              last - first);
      if (made.errors() > 0) {
        throw new IOException(made.errors() + " pods could not be created");
      }
    }
  }
}
