/** The three ways of Kubernetes to say a change of a JSON document. */
@NullMarked
package io.drydock.controlplane.apiserver.patch;

import org.jspecify.annotations.NullMarked;
