package io.drydock.controlplane.apiserver.strategy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How well a pod's resources are reserved; after the page on quality of service for pods. */
final class QosClass {
  private static final List<String> COUNTED = List.of("cpu", "memory");

  private QosClass() {}

  static String of(PodSpec spec) {
    List<Container> all =
        Stream.concat(spec.getContainers().stream(), spec.getInitContainers().stream()).toList();
    if (all.stream().allMatch(c -> requests(c).isEmpty() && limits(c).isEmpty())) {
      return "BestEffort";
    }
    return all.stream().allMatch(QosClass::isGuaranteed) ? "Guaranteed" : "Burstable";
  }

  private static boolean isGuaranteed(Container container) {
    return COUNTED.stream()
        .allMatch(name ->
            limits(container).containsKey(name)
                && limits(container).get(name).equals(requests(container).get(name)));
  }

  private static Map<String, Quantity> requests(Container container) {
    ResourceRequirements resources = container.getResources();
    return resources == null ? Map.of() : counted(resources.getRequests());
  }

  private static Map<String, Quantity> limits(Container container) {
    ResourceRequirements resources = container.getResources();
    return resources == null ? Map.of() : counted(resources.getLimits());
  }

  private static Map<String, Quantity> counted(@Nullable Map<String, Quantity> all) {
    if (all == null) {
      return Map.of();
    }
    return all.entrySet().stream()
        .filter(e -> COUNTED.contains(e.getKey()))
        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
