/** Rules for what leads traffic to pods: Services, their endpoints, Ingresses, NetworkPolicies. */
@NullMarked
package io.drydock.controlplane.apiserver.validation.network;

import org.jspecify.annotations.NullMarked;
