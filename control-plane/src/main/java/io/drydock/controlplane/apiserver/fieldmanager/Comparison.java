package io.drydock.controlplane.apiserver.fieldmanager;

/** What differs between two states of an object. */
record Comparison(FieldSet added, FieldSet modified, FieldSet removed) {

  boolean isSame() {
    return added.isEmpty() && modified.isEmpty() && removed.isEmpty();
  }

  /** What the change set. */
  FieldSet taken() {
    return added.union(modified);
  }

  Comparison within(Scope scope) {
    return new Comparison(scope.limit(added), scope.limit(modified), scope.limit(removed));
  }
}
