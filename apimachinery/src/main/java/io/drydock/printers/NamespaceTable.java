package io.drydock.printers;

import static io.drydock.printers.Column.text;

import io.fabric8.kubernetes.api.model.Namespace;
import java.time.Instant;
import java.util.List;

/** Namespaces. */
final class NamespaceTable implements KindTable<Namespace> {

  @Override
  public List<Column> columns() {
    return Column.list(Column.NAME, text("Status"), Column.AGE);
  }

  @Override
  public List<Object> cells(Namespace namespace, Instant now) {
    var status = namespace.getStatus();
    return List.of(
        namespace.getMetadata().getName(),
        status == null || status.getPhase() == null ? "" : status.getPhase(),
        Ages.since(namespace.getMetadata().getCreationTimestamp(), now));
  }
}
