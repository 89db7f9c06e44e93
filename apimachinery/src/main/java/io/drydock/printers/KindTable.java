package io.drydock.printers;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.List;

/** The columns of one kind and how an object fills them. Pure; the cells follow the columns. */
public interface KindTable<T extends HasMetadata> {

  List<Column> columns();

  /** Strings and whole numbers, one for each column. */
  List<Object> cells(T object, Instant now);

  /** What a client may filter rows by; only finished pods have one. */
  default List<RowCondition> conditions(T object) {
    return List.of();
  }
}
