package io.drydock.controlplane.controller.endpointslice;

import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a decision about a Service's endpoints rests on.
 *
 * @param pods those that its selector selects, by name
 * @param slices of this Service that we manage
 * @param zones the zone of each node that has one
 */
record ServiceObservation(
    Service service,
    List<Pod> pods,
    List<EndpointSlice> slices,
    Optional<Endpoints> endpoints,
    Map<String, String> zones) {}
