package io.drydock.controlplane.apiserver.rest;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.client.ResourcePath;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads paths as Kubernetes lays them out. Pure. */
final class Router {
  private static final Route UNKNOWN = new Route.Unknown();

  private Router() {}

  static Route route(String path) {
    List<String> parts =
        Arrays.stream(path.split("/", -1)).skip(1).filter(part -> !part.isEmpty()).toList();
    if (parts.isEmpty()) {
      return new Route.Index();
    }
    List<String> rest = parts.subList(1, parts.size());
    return switch (parts.getFirst()) {
      case "api" -> core(rest);
      case "apis" -> named(rest);
      case "openapi" -> openApi(rest);
      case "version" -> rest.isEmpty() ? new Route.Version() : UNKNOWN;
      case ".well-known" ->
          rest.equals(List.of("openid-configuration")) ? new Route.OpenIdConfiguration() : UNKNOWN;
      case "openid" -> rest.equals(List.of("v1", "jwks")) ? new Route.KeySet() : UNKNOWN;
      case "metrics" -> rest.isEmpty() ? new Route.Metrics() : UNKNOWN;
      case "livez", "readyz", "healthz" -> health(parts.getFirst(), rest);
      default -> UNKNOWN;
    };
  }

  private static Route core(List<String> parts) {
    return parts.isEmpty()
        ? new Route.CoreVersions()
        : inVersion("", parts.getFirst(), parts.subList(1, parts.size()));
  }

  private static Route named(List<String> parts) {
    return switch (parts.size()) {
      case 0 -> new Route.Groups();
      case 1 -> new Route.Group(parts.getFirst());
      default -> inVersion(parts.get(0), parts.get(1), parts.subList(2, parts.size()));
    };
  }

  private static Route openApi(List<String> parts) {
    if (parts.equals(List.of("v2"))) {
      return new Route.OpenApiV2();
    }
    if (parts.isEmpty() || !parts.getFirst().equals("v3")) {
      return UNKNOWN;
    }
    return parts.size() == 1
        ? new Route.OpenApiV3Index()
        : new Route.OpenApiV3(String.join("/", parts.subList(1, parts.size())));
  }

  private static Route health(String endpoint, List<String> rest) {
    return rest.size() > 1
        ? UNKNOWN
        : new Route.HealthCheck(endpoint, rest.isEmpty() ? "" : rest.getFirst());
  }

  private static Route inVersion(String group, String version, List<String> parts) {
    if (parts.isEmpty()) {
      return new Route.GroupVersion(group, version);
    }
    Deque<String> rest = new ArrayDeque<>(parts);
    boolean watch = rest.size() > 1 && rest.peek().equals("watch");
    if (watch) {
      rest.remove();
    }
    return resource(group, version, rest, watch);
  }

  /** "namespaces/x" is a Namespace; "namespaces/x/pods" are pods in it. */
  private static Route resource(String group, String version, Deque<String> rest, boolean watch) {
    String namespace = "";
    List<String> parts = List.copyOf(rest);
    boolean inNamespace =
        parts.size() > 2
            && parts.getFirst().equals("namespaces")
            && !Kinds.NAMESPACE.subresources().contains(parts.get(2));
    if (inNamespace) {
      namespace = parts.get(1);
      parts = parts.subList(2, parts.size());
    }
    boolean proxy = parts.size() > 3 && parts.get(2).equals("proxy");
    if (parts.size() > 3 && !proxy) {
      return UNKNOWN;
    }
    String name = parts.size() > 1 ? parts.get(1) : "";
    String subresource = parts.size() > 2 ? parts.get(2) : "";
    ResourcePath path =
        new ResourcePath(group, version, parts.getFirst(), namespace, name, subresource);
    return Kinds.byResource(group, version, path.resource())
        .flatMap(kind -> checked(kind, path, watch))
        .orElse(UNKNOWN);
  }

  private static Optional<Route> checked(Kind<?> kind, ResourcePath path, boolean watch) {
    boolean inNamespace = !path.namespace().isEmpty();
    boolean named = !path.name().isEmpty();
    boolean placed = kind.namespaced() ? inNamespace || !named : !inNamespace;
    boolean known =
        path.subresource().isEmpty() || kind.subresources().contains(path.subresource());
    return placed && known ? Optional.of(new Route.Resource(kind, path, watch)) : Optional.empty();
  }
}
