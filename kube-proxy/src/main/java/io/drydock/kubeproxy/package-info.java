/** The Service proxy of one node: the composition root of routing, addresses and names. */
@NullMarked
package io.drydock.kubeproxy;

import org.jspecify.annotations.NullMarked;
