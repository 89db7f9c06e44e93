package io.drydock.controlplane.apiserver.rest;

import io.drydock.client.ApiException;
import io.drydock.client.PeerIdentity;
import io.drydock.client.Reason;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.ApiServer;
import io.drydock.controlplane.apiserver.UserInfo;
import io.drydock.controlplane.apiserver.rest.content.Answers;
import io.drydock.controlplane.apiserver.rest.http.Answer;
import io.drydock.controlplane.apiserver.rest.http.Exchange;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.drydock.controlplane.apiserver.rest.http.RequestHandler;
import io.fabric8.kubernetes.api.model.Status;
import java.io.IOException;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out who asks for what, has it answered, and turns every error into a Status. */
final class RestHandler implements RequestHandler {
  private static final Logger log = LoggerFactory.getLogger(RestHandler.class);

  private static final String BEARER = "Bearer ";

  private final ApiServer server;
  private final ResourceRequests resources;
  private final PodRequests pods;
  private final Documents documents;
  private final SchemaAnswers schemas;
  private final HealthAnswers health;
  private final RequestMetrics metrics;

  RestHandler(
      ApiServer server,
      ResourceRequests resources,
      PodRequests pods,
      Documents documents,
      SchemaAnswers schemas,
      HealthAnswers health,
      RequestMetrics metrics) {
    this.server = server;
    this.resources = resources;
    this.pods = pods;
    this.documents = documents;
    this.schemas = schemas;
    this.health = health;
    this.metrics = metrics;
  }

  @Override
  public void handle(Request request, Exchange exchange) throws IOException, InterruptedException {
    Route route = Router.route(request.path());
    var sample = metrics.started();
    try {
      answer(route, request, exchange);
    } catch (ApiException e) {
      fail(request, exchange, e);
    } catch (RuntimeException e) {
      log.atError()
          .addKeyValue("method", request.method())
          .addKeyValue("path", request.path())
          .setCause(e)
          .log("Request failed unexpectedly");
      fail(request, exchange, ApiException.internal("Internal error occurred: " + e));
    } finally {
      metrics.ended(sample, route, request.method(), Integer.toString(exchange.status()));
    }
  }

  @Override
  public Answer refuse(int status, String message) {
    Reason reason =
        Arrays.stream(Reason.values())
            .filter(r -> r.code() == status)
            .findFirst()
            .orElse(Reason.BAD_REQUEST);
    Status body = new ApiException(reason, message).toStatus();
    body.setCode(status);
    return Answers.json(status, body);
  }

  private void answer(Route route, Request request, Exchange exchange)
      throws IOException, InterruptedException {
    switch (route) {
      case Route.Version _ -> exchange.answer(documents.version(request));
      case Route.HealthCheck check -> exchange.answer(health.answer(check, request));
      default -> answer(user(request), route, request, exchange);
    }
  }

  private void answer(UserInfo user, Route route, Request request, Exchange exchange)
      throws IOException, InterruptedException {
    if (!(route instanceof Route.Resource resource)) {
      exchange.answer(Answers.compress(request, document(user, route, request)));
    } else if (PodRequests.isFor(resource.path())) {
      pods.handle(user, resource, request, exchange);
    } else {
      resources.handle(server.as(user), resource, request, exchange);
    }
  }

  private Answer document(UserInfo user, Route route, Request request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      throw route instanceof Route.Unknown ? Documents.notFound() : Methods.notAllowed();
    }
    return switch (route) {
      case Route.CoreVersions _ -> documents.coreVersions(request);
      case Route.Groups _ -> documents.groups(request);
      case Route.Group(String name) -> documents.group(request, name);
      case Route.GroupVersion(String group, String version) ->
          documents.resources(request, group, version);
      case Route.OpenApiV2 _ -> schemas.version2(request);
      case Route.OpenApiV3Index _ -> schemas.index(request);
      case Route.OpenApiV3(String path) -> schemas.version3(request, path);
      case Route.OpenIdConfiguration _ -> Answers.json(200, server.tokens().openIdConfiguration());
      case Route.KeySet _ ->
          Answer.of(200, "application/jwk-set+json", ObjectCodec.encode(server.tokens().keySet()));
      case Route.Metrics _ -> metrics(user);
      case Route.Index _ -> documents.index(request, health.paths());
      case Route.Version _, Route.HealthCheck _, Route.Resource _, Route.Unknown _ ->
          throw Documents.notFound();
    };
  }

  private Answer metrics(UserInfo user) {
    if (!server.allowsPath(user, "get", "/metrics")) {
      throw new ApiException(
          Reason.FORBIDDEN,
          "forbidden: User \"%s\" cannot get path \"/metrics\"".formatted(user.name()));
    }
    return metrics.scrape();
  }

  /** By certificate, else by token. */
  private UserInfo user(Request request) {
    String authorization = request.header("Authorization");
    if (!PeerIdentity.isKnown(request.tls()) && authorization.startsWith(BEARER)) {
      UserInfo user = server.authenticate(authorization.substring(BEARER.length()).strip());
      refuseImpersonation(request, user);
      return user;
    }
    UserInfo user = UserInfo.of(PeerIdentity.of(request.tls()));
    refuseImpersonation(request, user);
    return user;
  }

  private static void refuseImpersonation(Request request, UserInfo user) {
    if (!request.header("Impersonate-User").isEmpty()) {
      throw new ApiException(
          Reason.FORBIDDEN,
          ("users \"%s\" is forbidden: User \"%s\" cannot impersonate: this server"
                  + " does not serve impersonation")
              .formatted(request.header("Impersonate-User"), user.name()));
    }
  }

  private static void fail(Request request, Exchange exchange, ApiException e) throws IOException {
    if (exchange.answered()) {
      throw new IOException("the answer was cut short: " + e.getMessage(), e);
    }
    exchange.answer(Answers.error(request, e));
  }
}
