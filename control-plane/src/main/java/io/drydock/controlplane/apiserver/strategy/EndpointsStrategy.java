package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.EndpointPort;
import io.fabric8.kubernetes.api.model.EndpointSubset;
import io.fabric8.kubernetes.api.model.Endpoints;

/** Endpoints, the older form of EndpointSlices. */
final class EndpointsStrategy implements Strategy<Endpoints> {

  @Override
  public Kind<Endpoints> kind() {
    return Kinds.ENDPOINTS;
  }

  @Override
  public void setDefaults(Endpoints endpoints) {
    for (EndpointSubset subset : endpoints.getSubsets()) {
      for (EndpointPort port : subset.getPorts()) {
        if (port.getProtocol() == null) {
          port.setProtocol("TCP");
        }
      }
    }
  }
}
