/** Leader election: what runs only in one of several control planes. */
@NullMarked
package io.drydock.controlplane.leader;

import org.jspecify.annotations.NullMarked;
