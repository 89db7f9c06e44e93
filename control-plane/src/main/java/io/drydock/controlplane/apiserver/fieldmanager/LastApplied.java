package io.drydock.controlplane.apiserver.fieldmanager;

import io.drydock.codec.ObjectCodec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The annotation in which client-side apply keeps its last configuration. While an object moves to
 * server-side apply, what it says and still holds is kubectl's own; and it is kept up to date so
 * that a user can go back.
 */
record LastApplied(FieldType type) {
  private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";

  /** The only manager for which it counts. */
  static final String KUBECTL = "kubectl";

  /** The fields that the annotation sets as they still are. */
  FieldSet unchanged(ObjectNode live) {
    String text = annotations(live).path(ANNOTATION).asString("");
    ObjectNode last = parse(text);
    if (!last.path("apiVersion").equals(live.path("apiVersion"))
        || !ConfigCheck.errors(type, last).isEmpty()) {
      return FieldSet.EMPTY;
    }
    Comparison since = Comparer.compare(type, last, live);
    return FieldSets.of(type, last)
        .difference(since.modified())
        .difference(since.added())
        .difference(since.removed());
  }

  /** Where the object has the annotation, it says the new configuration. */
  void refresh(ObjectNode object, ObjectNode config) {
    if (annotations(object).path(ANNOTATION).asString("").isEmpty()) {
      return;
    }
    ObjectNode plain = config.deepCopy();
    if (annotations(plain) instanceof ObjectNode annotations) {
      annotations.remove(ANNOTATION);
    }
    object.withObject("metadata").withObject("annotations").put(ANNOTATION, plain + "\n");
  }

  private static JsonNode annotations(ObjectNode object) {
    return object.path("metadata").path("annotations");
  }

  private static ObjectNode parse(String text) {
    try {
      if (!text.isEmpty() && ObjectCodec.mapper().readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      // An annotation that is no JSON says nothing.
    }
    return ObjectCodec.mapper().createObjectNode();
  }
}
