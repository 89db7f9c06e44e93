/** Describes the served kinds in OpenAPI, derived from the model classes. */
@NullMarked
package io.drydock.controlplane.apiserver.rest.openapi;

import org.jspecify.annotations.NullMarked;
