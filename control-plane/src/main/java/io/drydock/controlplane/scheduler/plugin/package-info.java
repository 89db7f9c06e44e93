/**
 * What decides whether and how well a node suits a pod; one plugin a file, each explains itself.
 */
@NullMarked
package io.drydock.controlplane.scheduler.plugin;

import org.jspecify.annotations.NullMarked;
