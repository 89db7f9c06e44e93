package io.drydock.bench;

import org.HdrHistogram.Histogram;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a run measured; latencies in the histogram are nanoseconds. */
record Figures(double seconds, Histogram latencies, long errors) {
  private static final double MILLION = 1e6;

  double perSecond() {
    return latencies.getTotalCount() / seconds;
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("perSecond", Math.round(perSecond()));
    json.put("p50ms", millis(50));
    json.put("p99ms", millis(99));
    if (errors > 0) {
      json.put("errors", errors);
    }
    return json;
  }

  double millis(double percentile) {
    return round(latencies.getValueAtPercentile(percentile) / MILLION);
  }

  static double round(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
