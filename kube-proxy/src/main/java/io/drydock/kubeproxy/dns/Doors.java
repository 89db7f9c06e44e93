package io.drydock.kubeproxy.dns;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;

/** The two doors of a DNS server, which have the same address and port. */
record Doors(UdpDoor udp, TcpDoor tcp) implements AutoCloseable {

  private static final int MOST_TRIES = 20;

  /** With port 0, tries until it finds one that is free for both. */
  static Doors open(InetSocketAddress address, Answerer answerer) throws IOException {
    for (int tries = 1; ; tries++) {
      var udp = UdpDoor.open(address, answerer);
      try {
        return new Doors(udp, TcpDoor.open(udp.address(), answerer));
      } catch (BindException e) {
        udp.close();
        if (address.getPort() != 0 || tries == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }
}
