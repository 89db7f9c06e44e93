package io.drydock.controlplane.apiserver.fieldmanager;

import java.util.List;

/** Fields that say what and where an object is; nobody owns them. Pure. */
final class StrippedFields {
  private static final FieldSet NOBODYS =
      List.of(
              "name",
              "namespace",
              "creationTimestamp",
              "selfLink",
              "uid",
              "clusterName",
              "generation",
              "managedFields",
              "resourceVersion")
          .stream()
          .map(name -> FieldSet.of("f:metadata", "f:" + name))
          .reduce(
              FieldSet.of("f:apiVersion")
                  .union(FieldSet.of("f:kind"))
                  .union(FieldSet.of("f:metadata")),
              FieldSet::union);

  private StrippedFields() {}

  static FieldSet strip(FieldSet set) {
    return set.difference(NOBODYS);
  }
}
