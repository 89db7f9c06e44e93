/**
 * The ways to ask a container something that probes and lifecycle hooks share: HTTP, TCP, command,
 * gRPC.
 */
@NullMarked
package io.drydock.kubelet.handler;

import org.jspecify.annotations.NullMarked;
