/** Keeps PodDisruptionBudgets' status: how many pods may go now. */
@NullMarked
package io.drydock.controlplane.controller.disruption;

import org.jspecify.annotations.NullMarked;
