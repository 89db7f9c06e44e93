/** Keys in, results out: queues and the threads that drive reconcilers. */
@NullMarked
package io.drydock.reconcile;

import org.jspecify.annotations.NullMarked;
