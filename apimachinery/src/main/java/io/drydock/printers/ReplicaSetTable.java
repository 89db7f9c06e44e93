package io.drydock.printers;

import static io.drydock.printers.Column.number;
import static io.drydock.printers.Column.wide;
import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatus;
import java.time.Instant;
import java.util.List;

/** ReplicaSets. */
final class ReplicaSetTable implements KindTable<ReplicaSet> {

  @Override
  public List<Column> columns() {
    return Column.list(
        Column.NAME,
        number("Desired"),
        number("Current"),
        number("Ready"),
        Column.AGE,
        wide("Containers"),
        wide("Images"),
        wide("Selector"));
  }

  @Override
  public List<Object> cells(ReplicaSet set, Instant now) {
    ReplicaSetStatus status = requireNonNullElse(set.getStatus(), new ReplicaSetStatus());
    return List.of(
        set.getMetadata().getName(),
        WorkloadCells.number(set.getSpec().getReplicas()),
        WorkloadCells.number(status.getReplicas()),
        WorkloadCells.number(status.getReadyReplicas()),
        Ages.since(set.getMetadata().getCreationTimestamp(), now),
        WorkloadCells.containers(set.getSpec().getTemplate()),
        WorkloadCells.images(set.getSpec().getTemplate()),
        WorkloadCells.selector(set.getSpec().getSelector()));
  }
}
