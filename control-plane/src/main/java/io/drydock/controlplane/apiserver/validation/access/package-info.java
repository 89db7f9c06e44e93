/** Rules for who may do what, and for certificates. */
@NullMarked
package io.drydock.controlplane.apiserver.validation.access;

import org.jspecify.annotations.NullMarked;
