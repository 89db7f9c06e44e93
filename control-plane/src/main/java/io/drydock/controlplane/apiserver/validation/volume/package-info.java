/** Rules for volumes and for claims to them, in pods and on their own. */
@NullMarked
package io.drydock.controlplane.apiserver.validation.volume;

import org.jspecify.annotations.NullMarked;
