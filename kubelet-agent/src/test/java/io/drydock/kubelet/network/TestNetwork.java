package io.drydock.kubelet.network;

import io.drydock.kubelet.process.Command;
import java.util.UUID;

/**
 * Two nodes' network namespaces joined by a cable, 10.98.0.1 and 10.98.0.2; gone when it is closed.
 */
final class TestNetwork implements AutoCloseable {
  private final String prefix = "ddt-" + UUID.randomUUID().toString().substring(0, 6) + "-";

  TestNetwork() {
    for (int node = 1; node <= 2; node++) {
      sh("ip netns add " + name(node));
      sh("ip -n " + name(node) + " link set lo up");
    }
    sh("ip link add eth0 netns %s type veth peer name eth0 netns %s".formatted(name(1), name(2)));
    for (int node = 1; node <= 2; node++) {
      sh("ip -n " + name(node) + " addr add " + address(node) + "/24 dev eth0");
      sh("ip -n " + name(node) + " link set eth0 up");
    }
  }

  String name(int node) {
    return prefix + node;
  }

  NodeNetns netns(int node) {
    return NodeNetns.named(name(node));
  }

  String address(int node) {
    return "10.98.0." + node;
  }

  String run(int node, String command) {
    return netns(node).command("sh", "-c", command).output();
  }

  Command.Result tryRun(int node, String command) {
    return netns(node).command("sh", "-c", command).run();
  }

  private static void sh(String command) {
    Command.of("sh", "-c", command).output();
  }

  @Override
  public void close() {
    for (int node = 1; node <= 2; node++) {
      Command.of("ip", "netns", "del", name(node)).run();
    }
  }
}
