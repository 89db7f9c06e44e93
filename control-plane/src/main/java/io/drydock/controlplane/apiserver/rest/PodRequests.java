package io.drydock.controlplane.apiserver.rest;

import io.drydock.client.ResourcePath;
import io.drydock.controlplane.apiserver.ApiServer;
import io.drydock.controlplane.apiserver.UserInfo;
import io.drydock.controlplane.apiserver.Verb;
import io.drydock.controlplane.apiserver.pod.NodeClients;
import io.drydock.controlplane.apiserver.rest.http.Exchange;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.drydock.controlplane.apiserver.rest.stream.PodExec;
import io.drydock.controlplane.apiserver.rest.stream.PodLogs;
import io.drydock.controlplane.apiserver.rest.stream.PodPortForward;
import java.io.IOException;

/** The subresources of a pod that its node's agent answers: log, exec, attach, portforward. */
final class PodRequests {
  private final ApiServer server;
  private final PodLogs logs;
  private final PodExec exec;
  private final PodPortForward ports;

  PodRequests(ApiServer server, NodeClients nodes) {
    this.server = server;
    this.logs = new PodLogs(nodes);
    this.exec = new PodExec(nodes);
    this.ports = new PodPortForward(nodes);
  }

  static boolean isFor(ResourcePath path) {
    return switch (path.subresource()) {
      case "log", "exec", "attach", "portforward" -> true;
      default -> false;
    };
  }

  void handle(UserInfo user, Route.Resource route, Request request, Exchange exchange)
      throws IOException, InterruptedException {
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

  private void stream(UserInfo user, Route.Resource route, Request request, Exchange exchange)
      throws IOException, InterruptedException {
    if (route.path().subresource().equals("portforward")) {
      ports.serve(server.as(user), route.path(), request, exchange);
    } else {
      exec.serve(server.as(user), route.path(), request, exchange);
    }
  }
}
