/** Whole clusters, driven as a user drives them: the drydock command, kubectl, and the network. */
@NullMarked
package io.drydock.e2e;

import org.jspecify.annotations.NullMarked;
