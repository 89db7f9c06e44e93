/** The node service over gRPC: logs, exec, attach, port-forward and stats for the control plane. */
@NullMarked
package io.drydock.kubelet.server;

import org.jspecify.annotations.NullMarked;
