/** The way from a pod to its node's agent, for what both doors pass on: logs, exec, attach. */
@NullMarked
package io.drydock.controlplane.apiserver.pod;

import org.jspecify.annotations.NullMarked;
