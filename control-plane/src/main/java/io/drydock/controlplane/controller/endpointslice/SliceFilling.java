package io.drydock.controlplane.controller.endpointslice;

import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Distributes the endpoints of one group over its slices so that few slices change. */
final class SliceFilling {

  /** A slice that is being filled. */
  private record Bin(EndpointSlice slice, List<Endpoint> endpoints) {

    boolean isChanged() {
      return !slice.getEndpoints().equals(endpoints);
    }

    int room() {
      return EndpointSlicePlan.MOST - endpoints.size();
    }

    EndpointSlice filled() {
      return isChanged() ? new EndpointSliceBuilder(slice).withEndpoints(endpoints).build() : slice;
    }
  }

  private SliceFilling() {}

  /**
   * The slices as they should be; those that are new have no metadata, those that are needed no
   * more are left out. At least one is returned.
   *
   * @param endpoints by pod uid
   */
  static List<EndpointSlice> fill(Map<String, Endpoint> endpoints, List<EndpointSlice> present) {
    Map<String, Endpoint> homeless = new LinkedHashMap<>(endpoints);
    List<Bin> bins = new ArrayList<>();
    present.forEach(s -> bins.add(keep(s, homeless)));
    List<Endpoint> left = new ArrayList<>(homeless.values());
    // Slices that change anyway first, then the fullest.
    bins.stream()
        .sorted(Comparator.comparing(Bin::isChanged).reversed().thenComparingInt(Bin::room))
        .forEach(bin -> move(left, bin));
    while (!left.isEmpty()) {
      Bin fresh = new Bin(new EndpointSlice(), new ArrayList<>());
      move(left, fresh);
      bins.add(fresh);
    }
    return needed(bins);
  }

  private static Bin keep(EndpointSlice slice, Map<String, Endpoint> homeless) {
    List<Endpoint> kept = new ArrayList<>();
    for (Endpoint old : slice.getEndpoints()) {
      Endpoint now =
          old.getTargetRef() == null ? null : homeless.remove(old.getTargetRef().getUid());
      if (now != null) {
        kept.add(now);
      }
    }
    return new Bin(slice, kept);
  }

  private static void move(List<Endpoint> from, Bin to) {
    List<Endpoint> moved = from.subList(0, Math.min(from.size(), Math.max(0, to.room())));
    to.endpoints().addAll(moved);
    moved.clear();
  }

  private static List<EndpointSlice> needed(Collection<Bin> bins) {
    List<EndpointSlice> used =
        bins.stream().filter(b -> !b.endpoints().isEmpty()).map(Bin::filled).toList();
    if (!used.isEmpty()) {
      return used;
    }
    return List.of(bins.stream().findFirst().map(Bin::filled).orElseGet(EndpointSlice::new));
  }
}
