package io.drydock.controlplane.controller.endpointslice;

import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;

/** What all endpoints of a slice have in common. */
record SliceGroup(String addressType, List<EndpointPort> ports) {

  static SliceGroup of(EndpointSlice slice) {
    List<EndpointPort> ports = slice.getPorts() == null ? List.of() : slice.getPorts();
    return new SliceGroup(slice.getAddressType(), ports);
  }
}
