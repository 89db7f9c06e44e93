package io.drydock.controlplane.apiserver.validation.network;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.GoText;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.PortRules;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of a Service's ports. */
final class ServicePortRules {
  private ServicePortRules() {}

  static void validate(ServiceSpec spec, Field field) {
    List<ServicePort> ports = spec.getPorts();
    if (ports.isEmpty()
        && !ServiceRules.isHeadless(spec)
        && !ServiceRules.is(spec, "ExternalName")) {
      field.required();
    }
    Set<String> names = new HashSet<>();
    field.each(ports, (port, each) -> port(port, ports.size() > 1, names, each));
    if (ServiceRules.is(spec, "ClusterIP")) {
      field.each(ports, ServicePortRules::noNodePort);
    }
    duplicates(ports, field);
  }

  private static void port(ServicePort port, boolean named, Set<String> names, Field field) {
    Field name = field.child("name");
    if (named && Field.isEmpty(port.getName())) {
      name.required();
    } else if (!Field.isEmpty(port.getName())) {
      name.text(port.getName(), NameRule.LABEL);
      if (!names.add(port.getName())) {
        name.duplicate(port.getName());
      }
    }
    PortRules.number(port.getPort(), field.child("port"));
    PortRules.protocol(port.getProtocol(), field.child("protocol"));
    PortRules.numberOrName(port.getTargetPort(), field.child("targetPort"));
    if (port.getAppProtocol() != null) {
      field.child("appProtocol").text(port.getAppProtocol(), LabelRules.KEY);
    }
  }

  private static boolean hasNodePort(ServicePort port) {
    return port.getNodePort() != null && port.getNodePort() != 0;
  }

  private static void noNodePort(ServicePort port, Field field) {
    if (hasNodePort(port)) {
      field.child("nodePort").forbidden("may not be used when `type` is 'ClusterIP'");
    }
  }

  private static void duplicates(List<ServicePort> ports, Field field) {
    Set<String> nodePorts = new HashSet<>();
    field.each(
        ports,
        (port, each) -> {
          if (hasNodePort(port) && !nodePorts.add(port.getProtocol() + port.getNodePort())) {
            each.child("nodePort").duplicate(port.getNodePort());
          }
        });
    Set<String> own = new HashSet<>();
    field.each(
        ports,
        (port, each) -> {
          if (!own.add(port.getProtocol() + port.getPort())) {
            each.duplicate(
                new GoText(
                    "core.ServicePort{Name:\"\", Protocol:\"%s\", AppProtocol:(*string)(nil), Port:%d, TargetPort:intstr.IntOrString{Type:0, IntVal:0, StrVal:\"\"}, NodePort:0}"
                        .formatted(port.getProtocol(), port.getPort())));
          }
        });
  }
}
