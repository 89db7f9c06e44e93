/** ReplicaSets to Pods: as many as asked, never more. */
@NullMarked
package io.drydock.controlplane.controller.replicaset;

import org.jspecify.annotations.NullMarked;
