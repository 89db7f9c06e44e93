package io.drydock.printers;

import static io.drydock.printers.Column.text;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import java.time.Instant;
import java.util.List;

/** ServiceAccounts. */
final class ServiceAccountTable implements KindTable<ServiceAccount> {

  @Override
  public List<Column> columns() {
    return Column.list(Column.NAME, text("Secrets"), Column.AGE);
  }

  @Override
  public List<Object> cells(ServiceAccount account, Instant now) {
    return List.of(
        account.getMetadata().getName(),
        account.getSecrets().size(),
        Ages.since(account.getMetadata().getCreationTimestamp(), now));
  }
}
