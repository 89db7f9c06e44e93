package io.drydock.kubeproxy;

import io.drydock.kubeproxy.host.Commands;

/**
 * Where the proxy touches its machine.
 *
 * @param commands runs the system's programs
 * @param dnsPort where names are answered; 0 takes a free one
 */
record Machine(Commands commands, int dnsPort) {
  private static final int DNS_PORT = 53;

  /** The network namespace of this process. */
  static Machine own() {
    return new Machine(Commands.here(), DNS_PORT);
  }

  /** Where every program succeeds, says nothing and changes nothing. */
  static Machine pretended() {
    return new Machine(Commands.through("true"), 0);
  }
}
