/**
 * Request bodies: JSON trees to typed objects, with what is wrong in them said as Kubernetes says
 * it.
 */
@NullMarked
package io.drydock.controlplane.apiserver.body;

import org.jspecify.annotations.NullMarked;
