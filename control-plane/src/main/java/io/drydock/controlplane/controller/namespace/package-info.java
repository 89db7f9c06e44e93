/** What a namespace takes with it when it is deleted. */
@NullMarked
package io.drydock.controlplane.controller.namespace;

import org.jspecify.annotations.NullMarked;
