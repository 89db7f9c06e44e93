/** Notices nodes that went silent, taints them, and evicts what does not tolerate that. */
@NullMarked
package io.drydock.controlplane.controller.node;

import org.jspecify.annotations.NullMarked;
