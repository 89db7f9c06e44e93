package io.drydock.kubeproxy.state;

/**
 * One UDP conversation as the kernel remembers it.
 *
 * @param destination the address and port that the client wrote to
 * @param answering the address and port that answers: the endpoint it was led to
 */
public record UdpFlow(Socket destination, Socket answering) {

  /** An address and a port. */
  public record Socket(String address, int port) {}
}
