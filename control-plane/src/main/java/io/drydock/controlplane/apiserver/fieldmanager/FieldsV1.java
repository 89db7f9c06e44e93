package io.drydock.controlplane.apiserver.fieldmanager;

import io.drydock.codec.ObjectCodec;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Field sets as managedFields hold them: objects of objects, "." for a path that has children. */
final class FieldsV1 {
  private static final String SELF = ".";

  /** Where a set comes from. */
  enum Source {
    /** From the store: path elements are spelled as we spell them. */
    STORED,
    /** From a client: they may be spelled otherwise, or be none. */
    CLIENT
  }

  private FieldsV1() {}

  /**
   * @throws IllegalArgumentException where it is no set
   */
  static FieldSet decode(JsonNode fields, Source source) {
    FieldSet set = decodeNode(fields, source);
    return set == FieldSet.LEAF ? FieldSet.EMPTY : new FieldSet(false, set.children());
  }

  private static FieldSet decodeNode(JsonNode node, Source source) {
    if (!(node instanceof ObjectNode object)) {
      throw new IllegalArgumentException("expected an object, got " + node);
    }
    if (object.isEmpty()) {
      return FieldSet.LEAF;
    }
    boolean member = false;
    Map<String, FieldSet> children = new LinkedHashMap<>(object.size() * 2);
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (entry.getKey().equals(SELF)) {
        member = true;
      } else {
        String element =
            source == Source.STORED ? entry.getKey() : PathElements.canonical(entry.getKey());
        children.put(element, decodeNode(entry.getValue(), source));
      }
    }
    return children.isEmpty() ? FieldSet.LEAF : new FieldSet(member, children);
  }

  static ObjectNode encode(FieldSet set) {
    ObjectNode node = ObjectCodec.mapper().createObjectNode();
    if (set.member() && !set.children().isEmpty()) {
      node.putObject(SELF);
    }
    set.inOrder().forEach((element, child) -> node.set(element, encode(child)));
    return node;
  }
}
