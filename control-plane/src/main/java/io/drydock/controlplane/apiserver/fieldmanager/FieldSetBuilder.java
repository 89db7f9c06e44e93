package io.drydock.controlplane.apiserver.fieldmanager;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects paths into a {@link FieldSet}; one walk's own. */
final class FieldSetBuilder {
  private final Node root = new Node();

  private static final class Node {
    private final Map<String, Node> children = new LinkedHashMap<>();
    private boolean member;

    FieldSet build() {
      if (children.isEmpty()) {
        return member ? FieldSet.LEAF : FieldSet.EMPTY;
      }
      Map<String, FieldSet> built = LinkedHashMap.newLinkedHashMap(children.size());
      children.forEach((element, child) -> built.put(element, child.build()));
      return new FieldSet(member, built);
    }
  }

  /** The root, a missing step, is in no set. */
  void insert(@Nullable Step path) {
    if (path != null) {
      node(path).member = true;
    }
  }

  FieldSet build() {
    return root.build();
  }

  private Node node(@Nullable Step path) {
    return path == null
        ? root
        : node(path.before()).children.computeIfAbsent(path.element(), _ -> new Node());
  }
}
