/**
 * Which node answers for which load balancer address, and the node's part in it.
 *
 * <p>Nodes do not talk to each other: each computes the same winner from what it sees. A node that
 * is cut off from the API keeps the addresses that it has, as it keeps its rules. When the cluster
 * then gives them to another node, both answer, and neighbours follow the later announcement; the
 * first gives way as soon as it sees the cluster again.
 */
@NullMarked
package io.drydock.kubeproxy.loadbalancer;

import org.jspecify.annotations.NullMarked;
