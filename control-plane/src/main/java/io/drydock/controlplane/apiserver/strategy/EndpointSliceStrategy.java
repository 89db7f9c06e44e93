package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.Objects;
import java.util.Set;

/** EndpointSlices. */
final class EndpointSliceStrategy implements Strategy<EndpointSlice> {
  private static final Set<String> ADDRESS_TYPES = Set.of("IPv4", "IPv6", "FQDN");
  private static final int MAX_ENDPOINTS = 1000;

  @Override
  public Kind<EndpointSlice> kind() {
    return Kinds.ENDPOINT_SLICE;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }

  @Override
  public void setDefaults(EndpointSlice slice) {
    for (EndpointPort port : slice.getPorts()) {
      if (port.getName() == null) {
        port.setName("");
      }
      if (port.getProtocol() == null) {
        port.setProtocol("TCP");
      }
    }
  }

  @Override
  public void validate(EndpointSlice slice, Violations violations) {
    FieldPath type = FieldPath.of("addressType");
    if (slice.getAddressType() == null) {
      violations.required(type);
    } else if (!ADDRESS_TYPES.contains(slice.getAddressType())) {
      violations.notSupported(type, slice.getAddressType(), ADDRESS_TYPES);
    }
    FieldPath endpoints = FieldPath.of("endpoints");
    if (slice.getEndpoints().size() > MAX_ENDPOINTS) {
      violations.tooMany(endpoints, MAX_ENDPOINTS);
    }
    for (int i = 0; i < slice.getEndpoints().size(); i++) {
      if (slice.getEndpoints().get(i).getAddresses().isEmpty()) {
        violations.required(
            endpoints.index(i).child("addresses"), "must contain at least 1 address");
      }
    }
  }

  @Override
  public void validateUpdate(EndpointSlice next, EndpointSlice old, Violations violations) {
    if (!Objects.equals(next.getAddressType(), old.getAddressType())) {
      violations.immutable(FieldPath.of("addressType"), next.getAddressType());
    }
  }
}
