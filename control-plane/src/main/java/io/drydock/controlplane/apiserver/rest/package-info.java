/** The Kubernetes REST API over HTTPS: turns requests into calls of the request pipeline. */
@NullMarked
package io.drydock.controlplane.apiserver.rest;

import org.jspecify.annotations.NullMarked;
