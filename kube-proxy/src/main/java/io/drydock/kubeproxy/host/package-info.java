/** The programs and files of the node's operating system that the proxy uses. */
@NullMarked
package io.drydock.kubeproxy.host;

import org.jspecify.annotations.NullMarked;
