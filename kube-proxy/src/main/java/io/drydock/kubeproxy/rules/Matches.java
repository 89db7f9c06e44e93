package io.drydock.kubeproxy.rules;

import io.drydock.kubeproxy.state.RoutedPort;

/** The pieces from which rules are put together, in iptables-restore's words. */
final class Matches {

  private Matches() {}

  static String comment(String text) {
    return "-m comment --comment \"" + text + "\"";
  }

  /** Traffic to one port of one address. */
  static String destination(RoutedPort port, String address) {
    return protocol(port) + " -d " + address + "/32 --dport " + port.frontend().port();
  }

  static String nodePort(RoutedPort port) {
    return protocol(port) + " --dport " + port.frontend().nodePort();
  }

  static String protocol(RoutedPort port) {
    return "-m " + port.protocol().lower() + " -p " + port.protocol().lower();
  }
}
