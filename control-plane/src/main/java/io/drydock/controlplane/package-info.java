/** The composition root: reads the flags, starts everything in order, imports everybody. */
@NullMarked
package io.drydock.controlplane;

import org.jspecify.annotations.NullMarked;
