/** This node in the API: its registration, its lease, its status, and the routes to the others. */
@NullMarked
package io.drydock.kubelet.node;

import org.jspecify.annotations.NullMarked;
