package io.drydock.controlplane.scheduler.plugin;

import io.drydock.api.Quantities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What pods request.
 *
 * @param milliCpu thousandths of a core
 * @param memory bytes
 * @param others further resources by name, in their own units
 */
public record PodResources(long milliCpu, long memory, Map<String, Long> others) {

  public static final PodResources NONE = new PodResources(0, 0, Map.of());

  /**
   * A pod's request by Kubernetes' rule: the sum over its containers and restartable init
   * containers, or the largest init container with the restartable ones before it, where that is
   * more; plus overhead.
   */
  public static PodResources of(Pod pod) {
    var spec = pod.getSpec();
    PodResources sum = NONE;
    for (Container c : spec.getContainers()) {
      sum = sum.plus(of(requests(c)));
    }
    PodResources restartable = NONE;
    PodResources largest = NONE;
    for (Container c : initContainers(pod)) {
      PodResources own = of(requests(c));
      largest = largest.max(restartable.plus(own));
      if ("Always".equals(c.getRestartPolicy())) {
        restartable = restartable.plus(own);
      }
    }
    Map<String, Quantity> overhead = spec.getOverhead() == null ? Map.of() : spec.getOverhead();
    return sum.plus(restartable).max(largest).plus(of(overhead));
  }

  public PodResources plus(PodResources more) {
    return new PodResources(
        milliCpu + more.milliCpu, memory + more.memory, merge(others, more.others, false));
  }

  public PodResources minus(PodResources less) {
    Map<String, Long> negative = new TreeMap<>();
    less.others.forEach((name, amount) -> negative.put(name, -amount));
    return new PodResources(
        milliCpu - less.milliCpu, memory - less.memory, merge(others, negative, false));
  }

  private PodResources max(PodResources other) {
    return new PodResources(
        Math.max(milliCpu, other.milliCpu),
        Math.max(memory, other.memory),
        merge(others, other.others, true));
  }

  private static PodResources of(Map<String, Quantity> requests) {
    Map<String, Long> others = new TreeMap<>();
    for (String name : requests.keySet()) {
      if (!name.equals("cpu") && !name.equals("memory")) {
        others.put(name, Quantities.value(requests, name));
      }
    }
    return new PodResources(
        Quantities.milliCpu(requests), Quantities.memoryBytes(requests), others);
  }

  private static Map<String, Long> merge(Map<String, Long> a, Map<String, Long> b, boolean max) {
    if (a.isEmpty() && b.isEmpty()) {
      return Map.of();
    }
    Map<String, Long> merged = new TreeMap<>(a);
    b.forEach((name, amount) -> merged.merge(name, amount, max ? Math::max : Long::sum));
    return merged;
  }

  private static List<Container> initContainers(Pod pod) {
    var init = pod.getSpec().getInitContainers();
    return init == null ? List.of() : init;
  }

  private static Map<String, Quantity> requests(Container container) {
    var resources = container.getResources();
    return resources == null || resources.getRequests() == null
        ? Map.of()
        : resources.getRequests();
  }
}
