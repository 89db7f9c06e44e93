package io.drydock.controlplane.apiserver.rest.openapi.build;

import java.util.List;

/**
 * What a method does at a path.
 *
 * @param method "get", "post", ...
 * @param id unique in a document; generated clients name their methods after it
 * @param action "list", "connect", ... as the extension of Kubernetes names it
 * @param statuses the codes of success
 */
record Operation(
    String method,
    String id,
    String description,
    String action,
    Gvk gvk,
    List<Parameter> parameters,
    Body body,
    Body answer,
    List<Integer> statuses) {

  /** What a request or an answer carries. */
  sealed interface Body {

    /** Nothing. */
    record None() implements Body {}

    /** One object. */
    record One(Class<?> type) implements Body {}

    /** A list of a kind. */
    record Many(Gvk item, Class<?> type) implements Body {}

    /** Any of the ways to say a change. */
    record Change() implements Body {}

    /** Plain text, or whatever a connection carries. */
    record Text() implements Body {}
  }
}
