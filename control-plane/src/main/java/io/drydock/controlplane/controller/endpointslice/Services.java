package io.drydock.controlplane.controller.endpointslice;

import io.drydock.api.Selectors;
import io.fabric8.kubernetes.api.model.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Questions about Services. */
final class Services {

  static final String NAME_LABEL = "kubernetes.io/service-name";
  static final String MANAGER_LABEL = "endpointslice.kubernetes.io/managed-by";
  static final String MANAGER = "endpointslice-controller.k8s.io";
  static final String HEADLESS_LABEL = "service.kubernetes.io/headless";

  private static final Set<String> OURS = Set.of(NAME_LABEL, MANAGER_LABEL, HEADLESS_LABEL);

  private Services() {}

  /** Whether we keep its endpoints: those without a selector are kept by their users. */
  static boolean hasSelector(Service service) {
    var selector = service.getSpec().getSelector();
    return selector != null
        && !selector.isEmpty()
        && !"ExternalName".equals(service.getSpec().getType());
  }

  /** Nothing where the Service has no selector. */
  static Predicate<@Nullable Map<String, String>> selector(Service service) {
    return hasSelector(service)
        ? Selectors.ofMap(service.getSpec().getSelector())
        : labels -> false;
  }

  static boolean isHeadless(Service service) {
    return "None".equals(service.getSpec().getClusterIP());
  }

  static boolean publishesNotReady(Service service) {
    return Boolean.TRUE.equals(service.getSpec().getPublishNotReadyAddresses());
  }

  /** "IPv4", "IPv6", or both; IPv4 where it does not say. */
  static List<String> families(Service service) {
    var families = service.getSpec().getIpFamilies();
    return families == null || families.isEmpty() ? List.of("IPv4") : families;
  }

  /** Its own labels, without those that only its endpoints carry. */
  static Map<String, String> endpointLabels(Service service) {
    Map<String, String> labels =
        new LinkedHashMap<>(
            Optional.ofNullable(service.getMetadata().getLabels()).orElse(Map.of()));
    labels.keySet().removeAll(OURS);
    if (isHeadless(service)) {
      labels.put(HEADLESS_LABEL, "");
    }
    return labels;
  }

  static Map<String, String> sliceLabels(Service service) {
    Map<String, String> labels = endpointLabels(service);
    labels.put(NAME_LABEL, service.getMetadata().getName());
    labels.put(MANAGER_LABEL, MANAGER);
    return labels;
  }
}
