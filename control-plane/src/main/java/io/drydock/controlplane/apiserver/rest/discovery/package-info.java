/** Tells clients which groups, versions and resources are served. */
@NullMarked
package io.drydock.controlplane.apiserver.rest.discovery;

import org.jspecify.annotations.NullMarked;
