/**
 * SPDY/3.1 as Kubernetes' clients speak it for exec, attach and port-forward: streams over any
 * two-way bytes, without the protocol's flow control, which those clients do not have.
 */
@NullMarked
package io.drydock.controlplane.apiserver.rest.spdy;

import org.jspecify.annotations.NullMarked;
