/** Keys, revisions and guarded transactions: the only place that knows etcd. */
@NullMarked
package io.drydock.controlplane.store;

import org.jspecify.annotations.NullMarked;
