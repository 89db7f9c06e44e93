package io.drydock.controlplane.apiserver.rest.openapi.build;

/**
 * A field of an API type.
 *
 * @param type "string", "int32", or the definition's name, "io.k8s.api.core.v1.PodSpec"; of a list
 *     or a map, that of its elements
 */
record ApiField(String name, String type, Shape shape, ApiComment comment) {

  /** How often a value stands in it. */
  enum Shape {
    SINGLE,
    LIST,
    MAP
  }

  boolean isMessage() {
    return type.startsWith("io.k8s.");
  }
}
