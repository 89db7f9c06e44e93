package io.drydock.controlplane.apiserver.rest.openapi.build;

import java.util.Map;

/**
 * A type of Kubernetes' API as its protobuf sources describe it.
 *
 * @param name "io.k8s.api.core.v1.PodSpec"
 * @param fields by name, in the order of the source
 */
record ApiType(String name, ApiComment comment, Map<String, ApiField> fields) {}
