package io.drydock.controlplane.apiserver.rest;

import io.drydock.client.ResourcePath;
import io.drydock.controlplane.apiserver.ApiServer;
import io.drydock.controlplane.apiserver.UserInfo;
import io.drydock.controlplane.apiserver.Verb;
import io.drydock.controlplane.apiserver.pod.NodeClients;
import io.drydock.controlplane.apiserver.rest.http.Exchange;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.drydock.controlplane.apiserver.rest.proxy.ProxyRequests;
import io.drydock.controlplane.apiserver.rest.stream.PodExec;
import io.drydock.controlplane.apiserver.rest.stream.PodLogs;
import io.drydock.controlplane.apiserver.rest.stream.PodPortForward;
import java.io.IOException;

/** The subresources that agents answer: log, exec, attach, portforward, proxy. */
final class PodRequests {
  private final ApiServer server;
  private final PodLogs logs;
  private final PodExec exec;
  private final PodPortForward ports;
  private final ProxyRequests proxy;

  PodRequests(ApiServer server, NodeClients nodes) {
    this.server = server;
    this.logs = new PodLogs(nodes);
    this.exec = new PodExec(nodes);
    this.ports = new PodPortForward(nodes);
    this.proxy = new ProxyRequests(nodes);
  }

  static boolean isFor(ResourcePath path) {
    return switch (path.subresource()) {
      case "log", "exec", "attach", "portforward", "proxy" -> true;
      default -> false;
    };
  }

  void handle(UserInfo user, Route.Resource route, Request request, Exchange exchange)
      throws IOException, InterruptedException {
    if (route.path().subresource().equals("proxy")) {
      server.authorize(user, verb(request.method()), route.path());
      proxy.serve(server.as(user), route.path(), request, exchange);
      return;
    }
    Methods.Method method = Methods.checked(route, request.method());
    if (method == Methods.Method.OPTIONS) {
      exchange.answer(Methods.options(route));
    } else if (route.path().subresource().equals("log")) {
      server.authorize(user, Verb.GET, route.path());
      logs.serve(server.as(user), route.path(), request, exchange);
    } else {
      // a WebSocket begins with a GET, but what it does is no reading
      server.authorize(user, Verb.CREATE, route.path());
      stream(user, route, request, exchange);
    }
  }

  /** What the method of a proxied request is for the authorizer. */
  private static Verb verb(String method) {
    return switch (method) {
      case "POST" -> Verb.CREATE;
      case "PUT" -> Verb.UPDATE;
      case "PATCH" -> Verb.PATCH;
      case "DELETE" -> Verb.DELETE;
      default -> Verb.GET;
    };
  }

  private void stream(UserInfo user, Route.Resource route, Request request, Exchange exchange)
      throws IOException, InterruptedException {
    if (route.path().subresource().equals("portforward")) {
      ports.serve(server.as(user), route.path(), request, exchange);
    } else {
      exec.serve(server.as(user), route.path(), request, exchange);
    }
  }
}
