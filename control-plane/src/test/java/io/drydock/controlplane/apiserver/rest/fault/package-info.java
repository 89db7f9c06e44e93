/** The REST door against clients that are wrong, broken, slow or malicious. */
@NullMarked
package io.drydock.controlplane.apiserver.rest.fault;

import org.jspecify.annotations.NullMarked;
