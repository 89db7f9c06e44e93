package io.drydock.kubelet.runtime.docker;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes paths of the engine's API with their query parameters. */
final class EnginePath {

  private EnginePath() {}

  /** The path with a query from name, value, name, value ... */
  static String of(String path, String... query) {
    StringBuilder result = new StringBuilder(path);
    for (int i = 0; i < query.length; i += 2) {
      result.append(i == 0 ? '?' : '&').append(query[i]).append('=').append(encode(query[i + 1]));
    }
    return result.toString();
  }

  /** A value as one segment of a path. */
  static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static String container(String id, String verb) {
    return "/containers/" + encode(id) + verb;
  }
}
