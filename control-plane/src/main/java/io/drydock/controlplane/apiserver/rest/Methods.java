package io.drydock.controlplane.apiserver.rest;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.controlplane.apiserver.rest.http.Answer;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Which HTTP methods an address takes. Pure. */
final class Methods {

  /** HEAD counts as GET. */
  enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE,
    OPTIONS
  }

  private Methods() {}

  /**
   * @throws ApiException MethodNotAllowed
   */
  static Method checked(Route.Resource route, String method) {
    String name = method.equals("HEAD") ? "GET" : method;
    return allowed(route).stream()
        .filter(m -> m.name().equals(name))
        .findFirst()
        .orElseThrow(Methods::notAllowed);
  }

  static ApiException notAllowed() {
    return new ApiException(
        Reason.METHOD_NOT_ALLOWED,
        "the server does not allow this method on the requested resource");
  }

  static Answer options(Route.Resource route) {
    String allow = allowed(route).stream().map(Method::name).collect(Collectors.joining(", "));
    return Answer.text(200, "").with("Allow", allow);
  }

  private static Set<Method> allowed(Route.Resource route) {
    EnumSet<Method> allowed =
        switch (route.path().subresource()) {
          case "" -> route.path().name().isEmpty() ? onCollection(route) : onObject();
          case "status", "scale" -> EnumSet.of(Method.GET, Method.PUT, Method.PATCH);
          case "finalize" -> EnumSet.of(Method.PUT);
          case "binding", "eviction" -> EnumSet.of(Method.POST);
          case "log" -> EnumSet.of(Method.GET);
          case "exec", "attach" -> EnumSet.of(Method.GET, Method.POST);
          default -> EnumSet.noneOf(Method.class);
        };
    allowed.add(Method.OPTIONS);
    return allowed;
  }

  private static EnumSet<Method> onObject() {
    return EnumSet.of(Method.GET, Method.PUT, Method.PATCH, Method.DELETE);
  }

  /** All namespaces together can only be read; namespaces go one by one. */
  private static EnumSet<Method> onCollection(Route.Resource route) {
    boolean everywhere = route.kind().namespaced() && route.path().namespace().isEmpty();
    if (everywhere) {
      return EnumSet.of(Method.GET);
    }
    return route.kind().equals(Kinds.NAMESPACE)
        ? EnumSet.of(Method.GET, Method.POST)
        : EnumSet.of(Method.GET, Method.POST, Method.DELETE);
  }
}
