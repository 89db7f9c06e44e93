package io.drydock.kubeproxy.state;

import java.util.Comparator;

/** One port of one Service: where it is reached, by whom, and where its connections go. */
public record RoutedPort(
    PortName name, Protocol protocol, Frontend frontend, Policy policy, Backends backends)
    implements Comparable<RoutedPort> {

  @Override
  public int compareTo(RoutedPort other) {
    return Comparator.comparing(RoutedPort::name)
        .thenComparing(RoutedPort::protocol)
        .compare(this, other);
  }
}
