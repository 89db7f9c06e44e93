package io.drydock.printers;

import static io.drydock.printers.Column.text;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.time.Instant;
import java.util.List;

/** Leases. */
final class LeaseTable implements KindTable<Lease> {

  @Override
  public List<Column> columns() {
    return Column.list(Column.NAME, text("Holder"), Column.AGE);
  }

  @Override
  public List<Object> cells(Lease lease, Instant now) {
    var spec = lease.getSpec();
    return List.of(
        lease.getMetadata().getName(),
        spec == null || spec.getHolderIdentity() == null ? "" : spec.getHolderIdentity(),
        Ages.since(lease.getMetadata().getCreationTimestamp(), now));
  }
}
