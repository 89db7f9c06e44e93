package io.drydock.controlplane.controller.endpointslice;

import io.drydock.api.Owners;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Decides a Service's EndpointSlices with as few writes as possible: an endpoint stays in its
 * slice, and a slice that is needed no more is used again before it is deleted.
 */
final class EndpointSlicePlan {

  /** Most endpoints in a slice. */
  static final int MOST = 100;

  private EndpointSlicePlan() {}

  static List<EndpointAction> decide(ServiceObservation seen) {
    Map<SliceGroup, Map<String, Endpoint>> wanted = wanted(seen);
    List<EndpointSlice> unused = new ArrayList<>(seen.slices());
    unused.removeIf(s -> wanted.containsKey(SliceGroup.of(s)));
    List<EndpointAction> actions = new ArrayList<>();
    wanted.forEach((group, endpoints) -> {
      var own = seen.slices().stream().filter(s -> SliceGroup.of(s).equals(group)).toList();
      List<EndpointSlice> filled = SliceFilling.fill(endpoints, own);
      actions.addAll(written(seen.service(), group, filled, own, unused));
    });
    unused.forEach(s -> actions.add(new EndpointAction.DeleteSlice(s, "no pod has these ports")));
    return actions;
  }

  private static Map<SliceGroup, Map<String, Endpoint>> wanted(ServiceObservation seen) {
    Map<SliceGroup, Map<String, Endpoint>> groups = new LinkedHashMap<>();
    for (String family : Services.families(seen.service())) {
      seen.pods().forEach(pod -> add(groups, seen, pod, family));
      if (groups.keySet().stream().noneMatch(g -> g.addressType().equals(family))) {
        groups.put(new SliceGroup(family, List.of()), Map.of());
      }
    }
    return groups;
  }

  private static void add(
      Map<SliceGroup, Map<String, Endpoint>> groups,
      ServiceObservation seen,
      Pod pod,
      String family) {
    PodEndpoints.address(pod, family)
        .ifPresent(address -> {
          List<EndpointPort> ports = TargetPorts.of(seen.service(), pod);
          Endpoint endpoint = PodEndpoints.endpoint(seen.service(), pod, address, seen.zones());
          groups
              .computeIfAbsent(new SliceGroup(family, ports), g -> new LinkedHashMap<>())
              .put(pod.getMetadata().getUid(), endpoint);
        });
  }

  /** Compares what the slices should hold with what they hold. */
  private static List<EndpointAction> written(
      Service service,
      SliceGroup group,
      List<EndpointSlice> filled,
      List<EndpointSlice> own,
      List<EndpointSlice> unused) {
    List<EndpointAction> actions = new ArrayList<>();
    for (EndpointSlice slice : filled) {
      EndpointSlice base = slice;
      if (slice.getMetadata() == null) {
        base = takeUnused(group, unused, slice);
      }
      EndpointSlice wanted = complete(service, group, base);
      if (base.getMetadata() == null) {
        actions.add(new EndpointAction.CreateSlice(wanted, "endpoints have no slice"));
      } else if (!own.contains(wanted)) {
        actions.add(new EndpointAction.UpdateSlice(wanted, "endpoints changed"));
      }
    }
    own.stream()
        .filter(s -> filled.stream().noneMatch(f -> isSame(f, s)))
        .forEach(s -> actions.add(new EndpointAction.DeleteSlice(s, "it has become empty")));
    return actions;
  }

  private static EndpointSlice takeUnused(
      SliceGroup group, List<EndpointSlice> unused, EndpointSlice fresh) {
    for (EndpointSlice candidate : unused) {
      if (candidate.getAddressType().equals(group.addressType())) {
        unused.remove(candidate);
        return new EndpointSliceBuilder(candidate).withEndpoints(fresh.getEndpoints()).build();
      }
    }
    return fresh;
  }

  private static EndpointSlice complete(Service service, SliceGroup group, EndpointSlice base) {
    return new EndpointSliceBuilder(base)
        .withAddressType(group.addressType())
        .withPorts(group.ports())
        .editOrNewMetadata()
        .withNamespace(service.getMetadata().getNamespace())
        .withLabels(Services.sliceLabels(service))
        .withOwnerReferences(Owners.controllerReference(service))
        .endMetadata()
        .build();
  }

  private static boolean isSame(EndpointSlice a, EndpointSlice b) {
    return a.getMetadata() != null
        && Objects.equals(a.getMetadata().getName(), b.getMetadata().getName());
  }
}
