/** Gives every pending pod a node: filter, score, bind; or says, node by node, why none fits. */
@NullMarked
package io.drydock.controlplane.scheduler;

import org.jspecify.annotations.NullMarked;
