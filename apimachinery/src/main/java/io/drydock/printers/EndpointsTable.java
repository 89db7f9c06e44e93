package io.drydock.printers;

import static io.drydock.printers.Column.text;

import io.fabric8.kubernetes.api.model.EndpointSubset;
import io.fabric8.kubernetes.api.model.Endpoints;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Endpoints. */
final class EndpointsTable implements KindTable<Endpoints> {

  @Override
  public List<Column> columns() {
    return Column.list(Column.NAME, text("Endpoints"), Column.AGE);
  }

  @Override
  public List<Object> cells(Endpoints endpoints, Instant now) {
    return List.of(
        endpoints.getMetadata().getName(),
        Shortened.of(
            endpoints.getSubsets().stream().flatMap(EndpointsTable::addresses).toList(), "<none>"),
        Ages.since(endpoints.getMetadata().getCreationTimestamp(), now));
  }

  private static Stream<String> addresses(EndpointSubset subset) {
    if (subset.getPorts().isEmpty()) {
      return subset.getAddresses().stream().map(a -> a.getIp());
    }
    return subset.getPorts().stream()
        .flatMap(p -> subset.getAddresses().stream().map(a -> a.getIp() + ":" + p.getPort()));
  }
}
