/**
 * An HTTP/1.1 server over TLS whose requests run on virtual threads; it knows nothing of
 * Kubernetes.
 */
@NullMarked
package io.drydock.controlplane.apiserver.rest.http;

import org.jspecify.annotations.NullMarked;
