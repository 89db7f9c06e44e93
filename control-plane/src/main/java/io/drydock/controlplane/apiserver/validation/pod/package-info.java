/** Rules for pods and for the templates of pods. */
@NullMarked
package io.drydock.controlplane.apiserver.validation.pod;

import org.jspecify.annotations.NullMarked;
