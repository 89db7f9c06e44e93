package io.drydock.controlplane.controller;

import io.drydock.codec.ObjectCodec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Names a pod template: equal templates have equal hashes, whatever the order of their fields. */
public final class PodTemplateHash {

  private PodTemplateHash() {}

  /** Another hash for each count of collisions, so that two templates never share a name. */
  public static String of(PodTemplateSpec template, int collisions) {
    var text = new StringBuilder();
    canonical(ObjectCodec.tree(ObjectCodec.encode(template)), text);
    return Suffixes.hash(text.append('#').append(collisions).toString());
  }

  private static void canonical(JsonNode node, StringBuilder out) {
    if (node.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      node.properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
      out.append('{');
      sorted.forEach((name, value) -> canonical(value, out.append(name).append(':')));
      out.append('}');
    } else if (node.isArray()) {
      out.append('[');
      node.forEach(item -> canonical(item, out));
      out.append(']');
    } else {
      out.append(node).append(',');
    }
  }
}
