package io.drydock.controlplane.apiserver.validation.network;

import io.drydock.controlplane.apiserver.validation.AddressRules;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.PortRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.EndpointAddress;
import io.fabric8.kubernetes.api.model.EndpointPort;
import io.fabric8.kubernetes.api.model.EndpointSubset;
import io.fabric8.kubernetes.api.model.Endpoints;

/** The rules of Endpoints. */
public final class EndpointsRules implements KindRules<Endpoints> {

  @Override
  public void validate(Endpoints endpoints, Violations violations) {
    violations.at("subsets").each(endpoints.getSubsets(), EndpointsRules::subset);
  }

  private static void subset(EndpointSubset subset, Field field) {
    if (subset.getAddresses().isEmpty() && subset.getNotReadyAddresses().isEmpty()) {
      field.required("must specify `addresses` or `notReadyAddresses`");
    }
    field.child("addresses").each(subset.getAddresses(), EndpointsRules::address);
    field.child("notReadyAddresses").each(subset.getNotReadyAddresses(), EndpointsRules::address);
    boolean named = subset.getPorts().size() > 1;
    field.child("ports").each(subset.getPorts(), (port, each) -> port(port, named, each));
  }

  private static void address(EndpointAddress address, Field field) {
    AddressRules.ip(address.getIp(), field.child("ip"));
    field.child("hostname").optional(address.getHostname(), NameRule.LABEL);
    if (address.getNodeName() != null) {
      field.child("nodeName").text(address.getNodeName(), NameRule.SUBDOMAIN);
    }
    AddressRules.ordinary(address.getIp(), field.child("ip"));
  }

  private static void port(EndpointPort port, boolean named, Field field) {
    if (named && Field.isEmpty(port.getName())) {
      field.child("name").required();
    }
    field.child("name").optional(port.getName(), NameRule.LABEL);
    PortRules.number(port.getPort(), field.child("port"));
    PortRules.protocol(port.getProtocol(), field.child("protocol"));
    if (port.getAppProtocol() != null) {
      field.child("appProtocol").text(port.getAppProtocol(), LabelRules.KEY);
    }
  }
}
