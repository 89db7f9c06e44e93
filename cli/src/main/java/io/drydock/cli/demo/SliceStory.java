package io.drydock.cli.demo;

import io.drydock.informer.Change;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an EndpointSlice's change tells: to how many addresses its Service sends. Pure. */
final class SliceStory {
  private static final String SERVICE = "kubernetes.io/service-name";

  private SliceStory() {}

  static List<String> of(Change<EndpointSlice> change) {
    String service = change.latest().getMetadata().getLabels().getOrDefault(SERVICE, "?");
    List<String> after = ready(change.after());
    if (ready(change.before()).equals(after)) {
      return List.of();
    }
    return List.of("Service %s sends to %d pods".formatted(service, after.size()));
  }

  private static List<String> ready(@Nullable EndpointSlice slice) {
    if (slice == null || slice.getEndpoints() == null) {
      return List.of();
    }
    return slice.getEndpoints().stream()
        .filter(SliceStory::isReady)
        .flatMap(endpoint -> endpoint.getAddresses().stream())
        .sorted()
        .toList();
  }

  private static boolean isReady(Endpoint endpoint) {
    var conditions = endpoint.getConditions();
    return conditions == null || !Boolean.FALSE.equals(conditions.getReady());
  }
}
