package io.drydock.printers;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.List;

/** Any kind that has no columns of its own. */
final class GenericTable implements KindTable<HasMetadata> {

  @Override
  public List<Column> columns() {
    return Column.list(Column.NAME, Column.AGE);
  }

  @Override
  public List<Object> cells(HasMetadata object, Instant now) {
    return List.of(
        object.getMetadata().getName(),
        Ages.since(object.getMetadata().getCreationTimestamp(), now));
  }
}
