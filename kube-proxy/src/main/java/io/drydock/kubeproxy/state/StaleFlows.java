package io.drydock.kubeproxy.state;

import io.drydock.kubeproxy.state.UdpFlow.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which UDP conversations the kernel must forget. A UDP client that keeps its socket never makes a
 * new connection, so without this its datagrams go to an endpoint that is gone, for ever.
 */
public final class StaleFlows {

  private StaleFlows() {}

  /** Whether there is any Service port whose conversations can become stale. */
  public static boolean arePossible(ProxyState state) {
    return state.ports().stream().anyMatch(port -> port.protocol() == Protocol.UDP);
  }

  /** Those that lead from a Service's address to anything but one of its present endpoints. */
  public static List<UdpFlow> among(List<UdpFlow> flows, ProxyState state) {
    var targets = targets(state);
    return flows.stream()
        .filter(flow -> targets.containsKey(flow.destination()))
        .filter(
            flow -> !targets.getOrDefault(flow.destination(), Set.of()).contains(flow.answering()))
        .distinct()
        .toList();
  }

  private static Map<Socket, Set<Socket>> targets(ProxyState state) {
    var targets = new HashMap<Socket, Set<Socket>>();
    for (var port : state.ports()) {
      if (port.protocol() == Protocol.UDP) {
        var endpoints = endpoints(port.backends());
        entries(port.frontend(), state.node()).forEach(entry -> targets.put(entry, endpoints));
      }
    }
    return targets;
  }

  private static List<Socket> entries(Frontend frontend, ThisNode node) {
    var entries = new ArrayList<Socket>();
    entries.add(new Socket(frontend.clusterIp(), frontend.port()));
    frontend.externalIps().forEach(ip -> entries.add(new Socket(ip, frontend.port())));
    frontend.loadBalancerIps().forEach(ip -> entries.add(new Socket(ip, frontend.port())));
    if (frontend.nodePort() != 0) {
      entries.add(new Socket(node.address(), frontend.nodePort()));
    }
    return entries;
  }

  private static Set<Socket> endpoints(Backends backends) {
    var sockets = new HashSet<Socket>();
    backends.cluster().forEach(e -> sockets.add(new Socket(e.address(), e.port())));
    backends.local().forEach(e -> sockets.add(new Socket(e.address(), e.port())));
    return sockets;
  }
}
