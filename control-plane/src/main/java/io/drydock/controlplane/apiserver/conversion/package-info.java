/** Objects of one kind seen in another group or version, both ways, as JSON trees. Pure. */
@NullMarked
package io.drydock.controlplane.apiserver.conversion;

import org.jspecify.annotations.NullMarked;
