package io.drydock.controlplane.apiserver.fieldmanager;

import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out what an applier applied last time and no longer does, unless another applier does; what
 * others merely updated goes with the element that held it. Pure.
 */
record Pruner(FieldType type) {

  /**
   * @param last what the applier owned before
   * @param applied what all appliers own now, this one with its new configuration
   */
  ObjectNode prune(ObjectNode merged, FieldSet last, FieldSet applied) {
    if (applied.containsAll(last)) {
      return merged;
    }
    FieldSet present = named(merged);
    FieldSet left = named(Remover.remove(type, merged, last)).union(applied.withNamedFields());
    ObjectNode owned = Remover.remove(type, merged, present.difference(left));
    FieldSet gone = present.difference(named(owned)).intersection(last.withNamedFields());
    return Remover.remove(type, merged, gone);
  }

  private FieldSet named(ObjectNode object) {
    return FieldSets.of(type, object).withNamedFields();
  }
}
