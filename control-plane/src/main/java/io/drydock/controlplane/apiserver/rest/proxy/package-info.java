/**
 * The proxy subresource of pods, services and nodes: HTTP passed on to what runs in the cluster, by
 * way of the agents, which alone reach their pods.
 */
@NullMarked
package io.drydock.controlplane.apiserver.rest.proxy;

import org.jspecify.annotations.NullMarked;
