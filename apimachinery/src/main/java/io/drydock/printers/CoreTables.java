package io.drydock.printers;

import io.fabric8.kubernetes.api.model.ComponentCondition;
import io.fabric8.kubernetes.api.model.ComponentStatus;
import io.fabric8.kubernetes.api.model.PodTemplate;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.ReplicationControllerStatus;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaStatus;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The smaller kinds of the core group. */
final class CoreTables {
  private CoreTables() {}

  static KindTable<ComponentStatus> componentStatuses() {
    return CellTable.<ComponentStatus>named()
        .text("Status", c -> healthy(c).map(CoreTables::health).orElse("Unknown"))
        .text("Message", c -> healthy(c).map(ComponentCondition::getMessage).orElse(""))
        .text("Error", c -> healthy(c).map(ComponentCondition::getError).orElse(""))
        .build();
  }

  private static Optional<ComponentCondition> healthy(ComponentStatus component) {
    return component.getConditions().stream()
        .filter(c -> "Healthy".equals(c.getType()))
        .findFirst();
  }

  private static String health(ComponentCondition condition) {
    return "True".equals(condition.getStatus()) ? "Healthy" : "Unhealthy";
  }

  static KindTable<PodTemplate> podTemplates() {
    return CellTable.<PodTemplate>named()
        .text("Containers", t -> WorkloadCells.containers(t.getTemplate()))
        .text("Images", t -> WorkloadCells.images(t.getTemplate()))
        .text("Pod Labels", CoreTables::podLabels)
        .build();
  }

  private static String podLabels(PodTemplate template) {
    boolean none = template.getTemplate() == null || template.getTemplate().getMetadata() == null;
    return WorkloadCells.labels(none ? null : template.getTemplate().getMetadata().getLabels());
  }

  static KindTable<ReplicationController> replicationControllers() {
    return CellTable.<ReplicationController>named()
        .number("Desired", c -> c.getSpec().getReplicas())
        .number("Current", c -> status(c).getReplicas())
        .number("Ready", c -> status(c).getReadyReplicas())
        .age()
        .wide("Containers", c -> WorkloadCells.containers(c.getSpec().getTemplate()))
        .wide("Images", c -> WorkloadCells.images(c.getSpec().getTemplate()))
        .wide("Selector", c -> WorkloadCells.labels(c.getSpec().getSelector()))
        .build();
  }

  private static ReplicationControllerStatus status(ReplicationController controller) {
    return Objects.requireNonNullElseGet(controller.getStatus(), ReplicationControllerStatus::new);
  }

  static KindTable<ResourceQuota> resourceQuotas() {
    return CellTable.<ResourceQuota>named()
        .text("Request", q -> used(q, name -> !name.startsWith("limits.")))
        .text("Limit", q -> used(q, name -> name.startsWith("limits.")))
        .age()
        .build();
  }

  /** "pods: 1/10, services: 0/5" for the resources that are asked for. */
  private static String used(ResourceQuota quota, Function<String, Boolean> wanted) {
    ResourceQuotaStatus status =
        Objects.requireNonNullElseGet(quota.getStatus(), ResourceQuotaStatus::new);
    return new TreeMap<>(orEmpty(status.getHard()))
        .entrySet().stream()
            .filter(e -> wanted.apply(e.getKey()))
            .map(e -> e.getKey() + ": " + used(status, e.getKey()) + "/" + e.getValue())
            .collect(Collectors.joining(", "));
  }

  private static String used(ResourceQuotaStatus status, String resource) {
    Quantity used = orEmpty(status.getUsed()).get(resource);
    return used == null ? "0" : used.toString();
  }

  private static Map<String, Quantity> orEmpty(@Nullable Map<String, Quantity> map) {
    return map == null ? Map.of() : map;
  }
}
