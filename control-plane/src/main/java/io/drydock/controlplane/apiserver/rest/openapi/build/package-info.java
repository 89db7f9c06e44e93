/**
 * Writes the OpenAPI documents when the project is built: the kinds and the model say what is
 * served, the comments of Kubernetes' API types what it means. Nothing here runs in a server.
 */
@NullMarked
package io.drydock.controlplane.apiserver.rest.openapi.build;

import org.jspecify.annotations.NullMarked;
