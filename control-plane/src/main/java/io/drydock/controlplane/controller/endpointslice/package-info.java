/** Services and Pods to EndpointSlices and the older Endpoints. */
@NullMarked
package io.drydock.controlplane.controller.endpointslice;

import org.jspecify.annotations.NullMarked;
