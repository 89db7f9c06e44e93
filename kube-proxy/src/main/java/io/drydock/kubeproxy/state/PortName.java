package io.drydock.kubeproxy.state;

import io.drydock.api.ObjectKey;
import java.util.Comparator;

/**
 * The name of one port of a Service.
 *
 * @param port empty where the only port of a Service has no name
 */
public record PortName(ObjectKey service, String port) implements Comparable<PortName> {

  @Override
  public int compareTo(PortName other) {
    return Comparator.comparing(PortName::service)
        .thenComparing(PortName::port)
        .compare(this, other);
  }

  /** As kube-proxy writes it in comments and hashes into chain names: "shop/web:http". */
  @Override
  public String toString() {
    return port.isEmpty() ? service.toString() : service + ":" + port;
  }
}
