/** Rules for what runs pods: Deployments, Jobs and their like. */
@NullMarked
package io.drydock.controlplane.apiserver.validation.workload;

import org.jspecify.annotations.NullMarked;
