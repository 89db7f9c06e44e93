/** Brings the node's kernel to the routing that is wanted. */
@NullMarked
package io.drydock.kubeproxy.backend;

import org.jspecify.annotations.NullMarked;
