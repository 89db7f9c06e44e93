package io.drydock.controlplane.apiserver.rest.proxy;

import io.drydock.client.ApiException;
import java.util.Set;

/**
 * What the name in a proxy's address says: "name", "name:port", "scheme:name:port"; after
 * Kubernetes' SplitSchemeNamePort.
 *
 * @param scheme "http", "https" or ""
 * @param port "" where none is named
 */
record ProxyName(String scheme, String name, String port) {
  private static final Set<String> SCHEMES = Set.of("", "http", "https");

  /**
   * @param what "pod", "service", "node", for the error
   * @throws ApiException BadRequest where it is none of these forms
   */
  static ProxyName parse(String what, String text) {
    String[] parts = text.split(":", -1);
    ProxyName parsed =
        switch (parts.length) {
          case 1 -> new ProxyName("", parts[0], "");
          case 2 -> new ProxyName("", parts[0], parts[1]);
          case 3 -> new ProxyName(parts[0], parts[1], parts[2]);
          default -> new ProxyName("", "", "");
        };
    if (parsed.name().isEmpty() || !SCHEMES.contains(parsed.scheme())) {
      throw ApiException.badRequest("invalid %s request \"%s\"".formatted(what, text));
    }
    return parsed;
  }

  boolean tls() {
    return scheme.equals("https");
  }

  int defaultPort() {
    return tls() ? 443 : 80;
  }
}
