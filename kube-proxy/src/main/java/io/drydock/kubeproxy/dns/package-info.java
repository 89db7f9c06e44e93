/** The cluster's names, answered on every node, and all other names, asked upstream. */
@NullMarked
package io.drydock.kubeproxy.dns;

import org.jspecify.annotations.NullMarked;
