/** Deployments to ReplicaSets: roll-outs, their history and their status. */
@NullMarked
package io.drydock.controlplane.controller.deployment;

import org.jspecify.annotations.NullMarked;
