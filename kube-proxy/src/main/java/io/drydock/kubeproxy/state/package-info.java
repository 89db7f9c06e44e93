/** What the Services and EndpointSlices of the cluster mean for one node, without a word of how. */
@NullMarked
package io.drydock.kubeproxy.state;

import org.jspecify.annotations.NullMarked;
