/**
 * What a container finds in its environment and arguments: literals, references, service variables.
 */
@NullMarked
package io.drydock.kubelet.env;

import org.jspecify.annotations.NullMarked;
