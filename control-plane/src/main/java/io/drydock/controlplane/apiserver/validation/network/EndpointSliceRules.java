package io.drydock.controlplane.apiserver.validation.network;

import io.drydock.controlplane.apiserver.validation.AddressRules;
import io.drydock.controlplane.apiserver.validation.DomainRules;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.PortRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointHints;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of EndpointSlices. */
public final class EndpointSliceRules implements KindRules<EndpointSlice> {
  private static final List<String> ADDRESS_TYPES = List.of("FQDN", "IPv4", "IPv6");
  private static final int MAX_ENDPOINTS = 1000;
  private static final int MAX_ADDRESSES = 100;
  private static final int MAX_PORTS = 20_000;
  private static final int MAX_ZONES = 8;

  @Override
  public void validate(EndpointSlice slice, Violations violations) {
    violations.at("addressType").neededOneOf(slice.getAddressType(), ADDRESS_TYPES);
    String type = Objects.requireNonNullElse(slice.getAddressType(), "");
    Field endpoints = violations.at("endpoints");
    if (!endpoints.tooMany(slice.getEndpoints(), MAX_ENDPOINTS)) {
      endpoints.each(slice.getEndpoints(), (endpoint, each) -> endpoint(endpoint, type, each));
    }
    Field ports = violations.at("ports");
    if (!ports.tooMany(slice.getPorts(), MAX_PORTS)) {
      Set<String> names = new HashSet<>();
      ports.each(slice.getPorts(), (port, each) -> port(port, names, each));
    }
  }

  private static void endpoint(Endpoint endpoint, String type, Field field) {
    Field addresses = field.child("addresses");
    if (endpoint.getAddresses().isEmpty()) {
      addresses.required("must contain at least 1 address");
    }
    var _ = addresses.tooMany(endpoint.getAddresses(), MAX_ADDRESSES);
    addresses.each(endpoint.getAddresses(), (address, each) -> address(address, type, each));
    if (endpoint.getNodeName() != null) {
      field.child("nodeName").text(endpoint.getNodeName(), NameRule.SUBDOMAIN);
    }
    LabelRules.labels(endpoint.getDeprecatedTopology(), field.child("deprecatedTopology"));
    if (endpoint.getHostname() != null) {
      field.child("hostname").text(endpoint.getHostname(), NameRule.LABEL);
    }
    hints(endpoint.getHints(), field.child("hints").child("forZones"));
  }

  private static void address(String address, String type, Field field) {
    switch (type) {
      case "IPv4" -> {
        AddressRules.ipv4(address, field);
        AddressRules.ordinary(address, field);
      }
      case "IPv6" -> {
        AddressRules.ipv6(address, field);
        AddressRules.ordinary(address, field);
      }
      case "FQDN" -> DomainRules.fullyQualified(address, field);
      default -> {}
    }
  }

  private static void hints(@Nullable EndpointHints hints, Field field) {
    if (hints == null || field.tooMany(hints.getForZones(), MAX_ZONES)) {
      return;
    }
    Set<String> seen = new HashSet<>();
    field.each(
        hints.getForZones(),
        (zone, each) -> {
          String name = Objects.requireNonNullElse(zone.getName(), "");
          if (!seen.add(name)) {
            each.child("name").duplicate(name);
          } else {
            each.child("name").text(name, LabelRules.KEY);
          }
        });
  }

  private static void port(EndpointPort port, Set<String> names, Field field) {
    String name = Objects.requireNonNullElse(port.getName(), "");
    field.child("name").optional(name, NameRule.LABEL);
    if (!names.add(name)) {
      field.child("name").duplicate(name);
    }
    PortRules.protocol(port.getProtocol(), field.child("protocol"));
    field.child("port").between(port.getPort(), 1, 65535);
    if (port.getAppProtocol() != null) {
      field.child("appProtocol").text(port.getAppProtocol(), LabelRules.KEY);
    }
  }

  @Override
  public void validateUpdate(EndpointSlice next, EndpointSlice old, Violations violations) {
    violations.at("addressType").immutable(next.getAddressType(), old.getAddressType());
  }
}
