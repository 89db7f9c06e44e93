/**
 * Readiness, liveness and startup probes: one virtual thread each, by HTTP, TCP, command or gRPC.
 */
@NullMarked
package io.drydock.kubelet.probe;

import org.jspecify.annotations.NullMarked;
