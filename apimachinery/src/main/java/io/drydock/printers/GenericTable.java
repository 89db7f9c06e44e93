package io.drydock.printers;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Any kind that has no columns of its own; as in Kubernetes it shows a time, not an age. */
final class GenericTable implements KindTable<HasMetadata> {

  @Override
  public List<Column> columns() {
    return Column.list(Column.NAME, new Column("Created At", "date", "", "Created At", 0));
  }

  @Override
  public List<Object> cells(HasMetadata object, Instant now) {
    return List.of(
        object.getMetadata().getName(),
        Objects.requireNonNullElse(object.getMetadata().getCreationTimestamp(), ""));
  }
}
