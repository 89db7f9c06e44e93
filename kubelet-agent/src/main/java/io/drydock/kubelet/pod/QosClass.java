package io.drydock.kubelet.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;

/** A pod's quality of service class, after the page "Pod Quality of Service Classes". Pure. */
final class QosClass {
  private static final List<String> COUNTED = List.of("cpu", "memory");

  private QosClass() {}

  static String of(Pod pod) {
    List<Container> containers = PodContainers.all(pod).toList();
    if (containers.stream().allMatch(QosClass::asksForNothing)) {
      return "BestEffort";
    }
    return containers.stream().allMatch(QosClass::guaranteed) ? "Guaranteed" : "Burstable";
  }

  private static boolean asksForNothing(Container container) {
    return COUNTED.stream()
        .allMatch(name ->
            !positive(limits(container).get(name)) && !positive(requests(container).get(name)));
  }

  private static boolean guaranteed(Container container) {
    return COUNTED.stream().allMatch(name -> guaranteed(container, name));
  }

  private static boolean guaranteed(Container container, String name) {
    Quantity limit = limits(container).get(name);
    Quantity request = requests(container).getOrDefault(name, limit);
    return positive(limit)
        && limit.getNumericalAmount().compareTo(request.getNumericalAmount()) == 0;
  }

  private static boolean positive(Quantity quantity) {
    return quantity != null && quantity.getNumericalAmount().signum() > 0;
  }

  private static Map<String, Quantity> limits(Container container) {
    var resources = container.getResources();
    return resources == null || resources.getLimits() == null ? Map.of() : resources.getLimits();
  }

  private static Map<String, Quantity> requests(Container container) {
    var resources = container.getResources();
    return resources == null || resources.getRequests() == null
        ? Map.of()
        : resources.getRequests();
  }
}
