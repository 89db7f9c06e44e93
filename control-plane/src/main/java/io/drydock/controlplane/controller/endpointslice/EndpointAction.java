package io.drydock.controlplane.controller.endpointslice;

import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;

/** What a Service's endpoints need done, and why. */
sealed interface EndpointAction {

  String reason();

  /**
   * One more slice.
   *
   * @param slice without a name, which is given when it is written
   */
  record CreateSlice(EndpointSlice slice, String reason) implements EndpointAction {}

  record UpdateSlice(EndpointSlice slice, String reason) implements EndpointAction {}

  record DeleteSlice(EndpointSlice slice, String reason) implements EndpointAction {}

  record CreateEndpoints(Endpoints endpoints, String reason) implements EndpointAction {}

  record UpdateEndpoints(Endpoints endpoints, String reason) implements EndpointAction {}
}
