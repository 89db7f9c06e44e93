package io.drydock.bench;

import java.io.IOException;
import java.util.Arrays;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** LIST of many pods: the first answer, and the median of the later ones. */
record ListRow(ApiConnections api, Scratch scratch, int pods) {
  private static final int LATER = 30;

  void run(Report report) throws IOException, InterruptedException {
    Pods.create(api, scratch, 0, pods);
    try (var connection = api.open(1).getFirst()) {
      long started = System.nanoTime();
      Response first = list(connection);
      long firstNanos = System.nanoTime() - started;
      long[] later = new long[LATER];
      for (int i = 0; i < LATER; i++) {
        long from = System.nanoTime();
        Response _ = list(connection);
        later[i] = System.nanoTime() - from;
      }
      Arrays.sort(later);
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("firstMs", Figures.round(firstNanos / 1e6));
      json.put("laterMs", Figures.round(later[LATER / 2] / 1e6));
      json.put("bytes", first.bytes());
      report.row("list of %d pods".formatted(pods), json);
    }
  }

  private Response list(ApiConnection connection) throws IOException, InterruptedException {
    return connection.call(connection.requests().get(scratch.path("pods")));
  }
}
