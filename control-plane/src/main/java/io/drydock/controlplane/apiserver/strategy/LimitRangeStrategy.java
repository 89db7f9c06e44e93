package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.LimitRangeItem;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * LimitRanges: for containers a limit is what is most, and a request is the limit or what is least.
 */
final class LimitRangeStrategy implements Strategy<LimitRange> {

  @Override
  public Kind<LimitRange> kind() {
    return Kinds.LIMIT_RANGE;
  }

  @Override
  public void setDefaults(LimitRange range) {
    if (range.getSpec() != null) {
      range.getSpec().getLimits().stream()
          .filter(item -> "Container".equals(item.getType()))
          .forEach(LimitRangeStrategy::defaults);
    }
  }

  private static void defaults(LimitRangeItem item) {
    Map<String, Quantity> limits = copy(item.getDefault());
    fill(limits, item.getMax());
    Map<String, Quantity> requests = copy(item.getDefaultRequest());
    fill(requests, limits);
    fill(requests, item.getMin());
    item.setDefault(limits);
    item.setDefaultRequest(requests);
  }

  private static Map<String, Quantity> copy(@Nullable Map<String, Quantity> map) {
    return map == null ? new LinkedHashMap<>() : new LinkedHashMap<>(map);
  }

  private static void fill(Map<String, Quantity> map, @Nullable Map<String, Quantity> from) {
    if (from != null) {
      from.forEach(map::putIfAbsent);
    }
  }

  @Override
  public void validate(LimitRange range, Violations violations) {
    FieldPath limits = FieldPath.of("spec.limits");
    if (range.getSpec() == null || range.getSpec().getLimits().isEmpty()) {
      violations.required(limits);
      return;
    }
    for (int i = 0; i < range.getSpec().getLimits().size(); i++) {
      String type = range.getSpec().getLimits().get(i).getType();
      if (type == null || type.isEmpty()) {
        violations.required(limits.index(i).child("type"));
      }
    }
  }
}
