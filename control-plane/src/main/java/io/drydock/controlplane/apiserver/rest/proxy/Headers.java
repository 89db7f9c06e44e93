package io.drydock.controlplane.apiserver.rest.proxy;

import io.drydock.controlplane.apiserver.rest.http.Request;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which headers go through a proxy, and how. Pure. */
final class Headers {
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "content-length");

  /** What tells who the user is stays here; what would open a page to other origins, too. */
  private static final Set<String> KEPT_BACK = Set.of("authorization", "cookie2", "expect");

  private Headers() {}

  /** The client's, with what reverse proxies add. */
  static HttpHeaders forBackend(Request request, String forwardedUri) {
    HttpHeaders headers = new DefaultHttpHeaders(false);
    Set<String> named = named(request.headers());
    for (Map.Entry<String, String> header : request.headers()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!HOP_BY_HOP.contains(name) && !KEPT_BACK.contains(name) && !named.contains(name)) {
        headers.add(header.getKey(), header.getValue());
      }
    }
    headers.set("X-Forwarded-Uri", forwardedUri);
    if (request.wantsUpgrade()) {
      headers.set("Connection", "Upgrade");
      headers.set("Upgrade", request.header("Upgrade"));
    } else {
      headers.set("Connection", "close");
    }
    if (request.body().length > 0 || request.headers().contains("Content-Length")) {
      headers.set("Content-Length", request.body().length);
    }
    return headers;
  }

  /** The backend's, with its redirects led through the proxy. */
  static List<Map.Entry<String, String>> forClient(HttpHeaders headers, Links links) {
    Set<String> named = named(headers);
    return headers.entries().stream()
        .filter(h -> !HOP_BY_HOP.contains(h.getKey().toLowerCase(Locale.ROOT)))
        .filter(h -> !named.contains(h.getKey().toLowerCase(Locale.ROOT)))
        .filter(h -> !h.getKey().toLowerCase(Locale.ROOT).startsWith("access-control-"))
        .map(h ->
            h.getKey().equalsIgnoreCase("Location")
                ? Map.entry(h.getKey(), links.rewrite(h.getValue()))
                : Map.entry(h.getKey(), h.getValue()))
        .toList();
  }

  /** All of a "101 Switching Protocols". */
  static List<Map.Entry<String, String>> switching(HttpHeaders headers) {
    return headers.entries().stream().map(h -> Map.entry(h.getKey(), h.getValue())).toList();
  }

  /** Headers that Connection names concern this connection only. */
  private static Set<String> named(HttpHeaders headers) {
    Set<String> names = new HashSet<>();
    for (String value : headers.getAll("Connection")) {
      Arrays.stream(value.split(","))
          .map(name -> name.strip().toLowerCase(Locale.ROOT))
          .forEach(names::add);
    }
    return names;
  }
}
