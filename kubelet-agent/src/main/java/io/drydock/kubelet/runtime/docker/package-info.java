/** The container runtime over Docker Engine's own HTTP API, spoken on a Unix socket. */
@NullMarked
package io.drydock.kubelet.runtime.docker;

import org.jspecify.annotations.NullMarked;
