package io.drydock.kubeproxy.loadbalancer;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Set;

/**
 * What decides about addresses.
 *
 * @param node the node that decides for itself
 * @param held the load balancer addresses that it has now
 */
public record Observation(
    String node,
    Set<String> held,
    List<Service> services,
    List<EndpointSlice> slices,
    List<Node> nodes) {}
