package io.drydock.controlplane.apiserver.rest.openapi.build;

import io.drydock.api.Kind;
import tools.jackson.databind.node.ObjectNode;

/** Group, version and kind, as the documents name what a body is. */
record Gvk(String group, String version, String kind) {

  static Gvk of(Kind<?> kind) {
    return new Gvk(kind.group(), kind.version(), kind.kind());
  }

  ObjectNode node() {
    return Dialect.node().put("group", group).put("version", version).put("kind", kind);
  }
}
