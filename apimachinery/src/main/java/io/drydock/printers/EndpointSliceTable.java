package io.drydock.printers;

import static io.drydock.printers.Column.text;

import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.time.Instant;
import java.util.List;

/** EndpointSlices. */
final class EndpointSliceTable implements KindTable<EndpointSlice> {

  @Override
  public List<Column> columns() {
    return Column.list(
        Column.NAME, text("AddressType"), text("Ports"), text("Endpoints"), Column.AGE);
  }

  @Override
  public List<Object> cells(EndpointSlice slice, Instant now) {
    return List.of(
        slice.getMetadata().getName(),
        slice.getAddressType() == null ? "" : slice.getAddressType(),
        Shortened.of(slice.getPorts().stream().map(EndpointSliceTable::port).toList(), "<unset>"),
        Shortened.of(
            slice.getEndpoints().stream().flatMap(e -> e.getAddresses().stream()).toList(),
            "<unset>"),
        Ages.since(slice.getMetadata().getCreationTimestamp(), now));
  }

  private static String port(EndpointPort port) {
    if (port.getPort() != null) {
      return Integer.toString(port.getPort());
    }
    return port.getName() == null || port.getName().isEmpty() ? "*" : port.getName();
  }
}
