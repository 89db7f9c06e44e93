package io.drydock.kubeproxy.state;

/**
 * One address and port behind a Service port.
 *
 * @param node where it runs; empty where the EndpointSlice does not say
 * @param condition whether it takes connections
 */
public record Endpoint(String address, int port, String node, Condition condition)
    implements Comparable<Endpoint> {

  /** What the conditions of an EndpointSlice's endpoint mean for a proxy. */
  public enum Condition {
    READY,
    /** Being deleted, but still answering: used where nothing better is left. */
    SERVING_TERMINATING,
    UNUSABLE
  }

  @Override
  public int compareTo(Endpoint other) {
    int byAddress = Addresses.compare(address, other.address);
    return byAddress != 0 ? byAddress : Integer.compare(port, other.port);
  }

  /** "10.244.1.5:8080". */
  @Override
  public String toString() {
    return address + ":" + port;
  }
}
