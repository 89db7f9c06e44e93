package io.drydock.printers;

import static io.drydock.printers.Column.text;

import io.fabric8.kubernetes.api.model.ConfigMap;
import java.time.Instant;
import java.util.List;

/** ConfigMaps. */
final class ConfigMapTable implements KindTable<ConfigMap> {

  @Override
  public List<Column> columns() {
    return Column.list(Column.NAME, text("Data"), Column.AGE);
  }

  @Override
  public List<Object> cells(ConfigMap map, Instant now) {
    return List.of(
        map.getMetadata().getName(),
        map.getData().size() + map.getBinaryData().size(),
        Ages.since(map.getMetadata().getCreationTimestamp(), now));
  }
}
