package io.drydock.cli.lab.host;

import io.drydock.codec.ObjectCodec;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The "filters" parameter of Docker's lists: JSON in a query. */
final class DockerFilters {
  private DockerFilters() {}

  static String of(Map<String, List<String>> filters) {
    String json = new String(ObjectCodec.encode(filters), StandardCharsets.UTF_8);
    return URLEncoder.encode(json, StandardCharsets.UTF_8);
  }

  /** Labels as Docker wants them in a filter: "name=value". */
  static List<String> pairs(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .toList();
  }
}
