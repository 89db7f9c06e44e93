/**
 * All objects in memory as they are sent, fed by one watch of the store; lists and watches read
 * here.
 */
@NullMarked
package io.drydock.controlplane.apiserver.cache;

import org.jspecify.annotations.NullMarked;
