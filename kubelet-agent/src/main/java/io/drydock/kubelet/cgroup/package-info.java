/** The node's cgroup: what makes a node's capacity real, and where its usage is read. */
@NullMarked
package io.drydock.kubelet.cgroup;

import org.jspecify.annotations.NullMarked;
