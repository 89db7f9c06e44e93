package io.drydock.controlplane.apiserver.rest;

import io.drydock.api.Kind;
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
          case "" -> route.path().name().isEmpty() ? onCollection(route) : onObject(route.kind());
          case "status", "scale", "approval", "ephemeralcontainers" ->
              EnumSet.of(Method.GET, Method.PUT, Method.PATCH);
          case "finalize" -> EnumSet.of(Method.PUT);
          case "binding", "eviction", "token" -> EnumSet.of(Method.POST);
          case "log" -> EnumSet.of(Method.GET);
          case "proxy" -> EnumSet.allOf(Method.class);
          case "exec", "attach", "portforward" -> EnumSet.of(Method.GET, Method.POST);
          default -> EnumSet.noneOf(Method.class);
        };
    allowed.add(Method.OPTIONS);
    return allowed;
  }

  private static EnumSet<Method> onObject(Kind<?> kind) {
    EnumSet<Method> methods = EnumSet.noneOf(Method.class);
    addIf(kind, "get", Method.GET, methods);
    addIf(kind, "update", Method.PUT, methods);
    addIf(kind, "patch", Method.PATCH, methods);
    addIf(kind, "delete", Method.DELETE, methods);
    return methods;
  }

  /** All namespaces together can only be read. */
  private static EnumSet<Method> onCollection(Route.Resource route) {
    EnumSet<Method> methods = EnumSet.noneOf(Method.class);
    Kind<?> kind = route.kind();
    addIf(kind, "list", Method.GET, methods);
    if (!kind.namespaced() || !route.path().namespace().isEmpty()) {
      addIf(kind, "create", Method.POST, methods);
      addIf(kind, "deletecollection", Method.DELETE, methods);
    }
    return methods;
  }

  private static void addIf(Kind<?> kind, String verb, Method method, EnumSet<Method> methods) {
    if (kind.verbs().contains(verb)) {
      methods.add(method);
    }
  }
}
