/** Field errors as Kubernetes words them, and the rules that several kinds share. */
@NullMarked
package io.drydock.controlplane.apiserver.validation;

import org.jspecify.annotations.NullMarked;
