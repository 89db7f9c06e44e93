/** What runs containers, in the role of CRI: sandboxes, containers, their streams and events. */
@NullMarked
package io.drydock.kubelet.runtime;

import org.jspecify.annotations.NullMarked;
