package io.drydock.kubelet.env;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The variables that tell a container where Services are (REDIS_SERVICE_HOST, REDIS_PORT_6379_TCP
 * ...), after "Discovering services" in the Kubernetes documentation. Headless Services have none.
 */
final class ServiceVariables {
  private ServiceVariables() {}

  static Map<String, String> of(List<Service> services) {
    Map<String, String> variables = new LinkedHashMap<>();
    services.stream()
        .filter(ServiceVariables::hasClusterIp)
        .sorted(Comparator.comparing(service -> service.getMetadata().getName()))
        .forEach(service -> add(service, variables));
    return variables;
  }

  private static boolean hasClusterIp(Service service) {
    String address = service.getSpec().getClusterIP();
    return address != null && !address.isEmpty() && !address.equals("None");
  }

  private static void add(Service service, Map<String, String> variables) {
    String prefix = variableName(service.getMetadata().getName());
    String address = service.getSpec().getClusterIP();
    List<ServicePort> ports = service.getSpec().getPorts();
    variables.put(prefix + "_SERVICE_HOST", address);
    if (ports.isEmpty()) {
      return;
    }
    variables.put(prefix + "_SERVICE_PORT", ports.getFirst().getPort().toString());
    for (ServicePort port : ports) {
      if (port.getName() != null && !port.getName().isEmpty()) {
        variables.put(
            prefix + "_SERVICE_PORT_" + variableName(port.getName()), port.getPort().toString());
      }
    }
    addLinks(prefix, address, ports, variables);
  }

  private static void addLinks(
      String prefix, String address, List<ServicePort> ports, Map<String, String> variables) {
    variables.put(prefix + "_PORT", url(address, ports.getFirst()));
    for (ServicePort port : ports) {
      String one = prefix + "_PORT_" + port.getPort() + "_" + protocol(port);
      variables.put(one, url(address, port));
      variables.put(one + "_PROTO", protocol(port).toLowerCase(Locale.ROOT));
      variables.put(one + "_PORT", port.getPort().toString());
      variables.put(one + "_ADDR", address);
    }
  }

  private static String url(String address, ServicePort port) {
    return protocol(port).toLowerCase(Locale.ROOT) + "://" + address + ":" + port.getPort();
  }

  private static String protocol(ServicePort port) {
    return port.getProtocol() == null ? "TCP" : port.getProtocol();
  }

  private static String variableName(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
