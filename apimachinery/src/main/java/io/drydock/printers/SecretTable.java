package io.drydock.printers;

import static io.drydock.printers.Column.text;
import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Secret;
import java.time.Instant;
import java.util.List;

/** Secrets; their values are never shown. */
final class SecretTable implements KindTable<Secret> {

  @Override
  public List<Column> columns() {
    return Column.list(Column.NAME, text("Type"), text("Data"), Column.AGE);
  }

  @Override
  public List<Object> cells(Secret secret, Instant now) {
    return List.of(
        secret.getMetadata().getName(),
        requireNonNullElse(secret.getType(), "Opaque"),
        secret.getData().size(),
        Ages.since(secret.getMetadata().getCreationTimestamp(), now));
  }
}
