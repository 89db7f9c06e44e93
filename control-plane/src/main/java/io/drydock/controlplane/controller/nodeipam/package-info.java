/** Gives every node its own part of the pod address range. */
@NullMarked
package io.drydock.controlplane.controller.nodeipam;

import org.jspecify.annotations.NullMarked;
