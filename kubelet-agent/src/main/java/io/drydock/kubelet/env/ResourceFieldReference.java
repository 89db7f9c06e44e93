package io.drydock.kubelet.env;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceFieldSelector;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A container's own requests and limits as numbers. A limit that is not set counts as all that the
 * node can allocate, as in Kubernetes; the result is rounded up to a whole multiple of the divisor.
 */
public final class ResourceFieldReference {
  private ResourceFieldReference() {}

  public static String value(
      Pod pod, Container own, ResourceFieldSelector selector, Map<String, Quantity> allocatable)
      throws ConfigErrorException {
    Container container = container(pod, own, selector.getContainerName());
    String[] parts = selector.getResource().split("\\.", 2);
    if (parts.length != 2) {
      throw new ConfigErrorException("unsupported resource: " + selector.getResource());
    }
    return divided(amount(container, parts[0], parts[1], allocatable), selector.getDivisor());
  }

  private static Container container(Pod pod, Container own, String name)
      throws ConfigErrorException {
    if (name == null || name.isEmpty() || name.equals(own.getName())) {
      return own;
    }
    return Stream.concat(
            pod.getSpec().getContainers().stream(), pod.getSpec().getInitContainers().stream())
        .filter(container -> container.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new ConfigErrorException("container " + name + " not found"));
  }

  private static BigDecimal amount(
      Container container, String which, String resource, Map<String, Quantity> allocatable) {
    ResourceRequirements resources = container.getResources();
    Map<String, Quantity> set =
        resources == null
            ? null
            : which.equals("limits") ? resources.getLimits() : resources.getRequests();
    Quantity quantity = set == null ? null : set.get(resource);
    if (quantity == null && which.equals("limits")) {
      quantity = allocatable.get(resource);
    }
    return quantity == null ? BigDecimal.ZERO : Quantity.getAmountInBytes(quantity);
  }

  private static String divided(BigDecimal amount, Quantity divisor) {
    BigDecimal by = divisor == null ? BigDecimal.ZERO : Quantity.getAmountInBytes(divisor);
    return amount
        .divide(by.signum() == 0 ? BigDecimal.ONE : by, 0, RoundingMode.CEILING)
        .toPlainString();
  }
}
