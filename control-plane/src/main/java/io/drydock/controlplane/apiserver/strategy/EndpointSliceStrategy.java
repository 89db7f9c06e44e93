package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;

/** EndpointSlices. */
final class EndpointSliceStrategy implements Strategy<EndpointSlice> {

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
}
