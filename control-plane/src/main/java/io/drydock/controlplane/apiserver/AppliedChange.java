package io.drydock.controlplane.apiserver;

import io.drydock.controlplane.apiserver.fieldmanager.FieldManager;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An applied configuration, laid over whatever is stored when its turn comes. */
record AppliedChange(
    FieldManager books, FieldManager.Writer writer, ObjectNode config, boolean force)
    implements Change {

  /**
   * @param current the whole object, whatever the subresource; empty where there is none
   */
  @Override
  public ObjectNode apply(ObjectNode current) {
    @Nullable JsonNode managed = Books.take(current);
    FieldManager.Applied applied = books.apply(writer, current, managed, config, force);
    Books.put(applied.object(), applied.managedFields());
    return applied.object();
  }

  @Override
  public ObjectNode propose(Subresource subresource, ObjectNode stored) {
    return apply(stored);
  }

  @Override
  public boolean keepsBooks() {
    return true;
  }
}
