package io.drydock.controlplane.apiserver.rest;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.DocumentApi;
import io.drydock.client.ListOptions;
import io.drydock.client.Reason;
import io.drydock.controlplane.apiserver.rest.content.Answers;
import io.drydock.controlplane.apiserver.rest.content.Representation;
import io.drydock.controlplane.apiserver.rest.http.Answer;
import io.drydock.controlplane.apiserver.rest.http.Exchange;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.drydock.controlplane.apiserver.rest.stream.Watches;
import java.io.IOException;
import java.util.List;

/**
 * Turns a request for an object or a collection into a call of the pipeline and its result into an
 * answer. Has no logic of its own.
 */
final class ResourceRequests {
  private final Representation representation;
  private final Watches watches;
  private final WriteRequests writes;

  ResourceRequests(Representation representation, Watches watches) {
    this.representation = representation;
    this.watches = watches;
    this.writes = new WriteRequests(representation);
  }

  void handle(DocumentApi api, Route.Resource route, Request request, Exchange exchange)
      throws IOException, InterruptedException {
    if (isWatch(route, request)) {
      watches.stream(
          request,
          exchange,
          route.kind(),
          api.watch(route.path(), Options.watch(request)),
          Options.number(request, "timeoutSeconds").orElse(0L));
      return;
    }
    Answer answer = Answers.warn(answer(api, route, request), deprecation(route.kind()));
    exchange.answer(Answers.compress(request, answer));
  }

  private Answer answer(DocumentApi api, Route.Resource route, Request request) {
    boolean one = !route.path().name().isEmpty();
    return switch (Methods.checked(route, request.method())) {
      case GET -> one ? get(api, route, request) : list(api, route, request);
      case POST -> writes.create(api, route, request);
      case PUT -> writes.update(api, route, request);
      case PATCH -> writes.patch(api, route, request);
      case DELETE ->
          one ? writes.delete(api, route, request) : writes.deleteAll(api, route, request);
      case OPTIONS -> Methods.options(route);
    };
  }

  private Answer get(DocumentApi api, Route.Resource route, Request request) {
    return representation.object(request, route.kind(), 200, api.get(route.path()));
  }

  private Answer list(DocumentApi api, Route.Resource route, Request request) {
    ListOptions options = Options.list(request);
    return representation.list(request, route.kind(), api.list(route.path(), options));
  }

  /** ComponentStatus is the one deprecated kind of this release. */
  private static List<String> deprecation(Kind<?> kind) {
    return kind.equals(Kinds.COMPONENT_STATUS)
        ? List.of("v1 ComponentStatus is deprecated in v1.19+")
        : List.of();
  }

  private static boolean isWatch(Route.Resource route, Request request) {
    boolean wanted = route.watch() || request.flag("watch");
    if (wanted && !route.path().subresource().isEmpty()) {
      throw new ApiException(
          Reason.METHOD_NOT_ALLOWED, "watch is not supported on " + route.path().subresource());
    }
    return wanted && request.method().equals("GET");
  }
}
