/** A local, read-only, always fresh copy of the objects of a kind. */
@NullMarked
package io.drydock.informer;

import org.jspecify.annotations.NullMarked;
