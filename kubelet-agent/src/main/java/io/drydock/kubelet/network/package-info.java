/** The pods' network: CNI plugins, routes to the other nodes, masquerade towards the outside. */
@NullMarked
package io.drydock.kubelet.network;

import org.jspecify.annotations.NullMarked;
