package io.drydock.kubelet.handler;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;

/** The run of a container that is asked. */
public record Target(String podIp, Container container, String containerId) {
  /** A port by number, or by the name that the container gives it. */
  int port(IntOrString port) {
    if (port.getIntVal() != null) {
      return port.getIntVal();
    }
    return container.getPorts().stream()
        .filter(one -> port.getStrVal().equals(one.getName()))
        .map(ContainerPort::getContainerPort)
        .findFirst()
        .orElseGet(() -> number(port.getStrVal()));
  }

  private int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "couldn't find port \""
              + text
              + "\" in container \""
              + container.getName()
              + "\"; name it under ports",
          e);
    }
  }
}
