/** The node agent's composition root: flags, configuration, start. */
@NullMarked
package io.drydock.kubelet;

import org.jspecify.annotations.NullMarked;
