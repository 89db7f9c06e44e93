/**
 * Kubernetes' protobuf encoding of objects, to and from JSON, by a schema that the build derives.
 */
@NullMarked
package io.drydock.controlplane.apiserver.rest.protobuf;

import org.jspecify.annotations.NullMarked;
