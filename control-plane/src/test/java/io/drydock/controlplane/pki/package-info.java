/** Certificates for tests. */
@NullMarked
package io.drydock.controlplane.pki;

import org.jspecify.annotations.NullMarked;
