/** Removes pods that nobody else will ever remove: those whose node is gone for good. */
@NullMarked
package io.drydock.controlplane.controller.podgc;

import org.jspecify.annotations.NullMarked;
