package io.drydock.controlplane.apiserver;

import static java.util.Objects.requireNonNullElse;

import io.drydock.api.Conditions;
import io.drydock.api.Kinds;
import io.drydock.api.Selectors;
import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.StatusDetailsBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetStatus;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether a pod's disruption budget lets it go; if so, the budget is charged in the same breath.
 * After Kubernetes' eviction handler, its wording included.
 */
record DisruptionBudgets(Rooms rooms) {
  private static final int MOST_DISRUPTED = 2000;
  private static final int RETRY_SECONDS = 10;
  private static final String REFUSAL =
      "Cannot evict pod as it would violate the pod's disruption budget.";

  /** How a pod may go. */
  enum Permit {
    /** No budget speaks of it, or the budget was charged. */
    FREE,
    /** It is not ready and so costs nothing, as long as it is the pod that was seen. */
    AS_SEEN
  }

  /**
   * @throws ApiException TooManyRequests where the budget forbids it now
   */
  Permit charge(Request<Pod> request, Pod pod) {
    List<PodDisruptionBudget> budgets = of(pod);
    if (budgets.size() > 1) {
      throw ApiException.internal(
          "This pod has more than one PodDisruptionBudget, which the eviction subresource does not"
              + " support.");
    }
    if (budgets.isEmpty()) {
      return Permit.FREE;
    }
    PodDisruptionBudget budget = budgets.getFirst();
    if (!Conditions.isReady(pod) && costsNothing(budget)) {
      return Permit.AS_SEEN;
    }
    var metadata = budget.getMetadata();
    ResourcePath path =
        ResourcePath.of(Kinds.POD_DISRUPTION_BUDGET, metadata.getNamespace(), metadata.getName())
            .subresource("status");
    Request<PodDisruptionBudget> update =
        new Request<>(
            request.user(), Verb.UPDATE, Kinds.POD_DISRUPTION_BUDGET, path, request.options());
    String name = pod.getMetadata().getName();
    var _ =
        new Modification(rooms)
            .run(update, Subresource.STATUS, current -> decremented(current, name));
    return Permit.FREE;
  }

  private List<PodDisruptionBudget> of(Pod pod) {
    Map<String, String> labels = requireNonNullElse(pod.getMetadata().getLabels(), Map.of());
    rooms.cache().awaitFresh();
    return rooms
        .cache()
        .list(Kinds.POD_DISRUPTION_BUDGET, pod.getMetadata().getNamespace())
        .objects()
        .stream()
        .map(stored -> rooms.decode(Kinds.POD_DISRUPTION_BUDGET, stored.tree()))
        .filter(budget -> selects(budget, labels))
        .toList();
  }

  /** An empty selector means all pods of the namespace, an absent one none. */
  private static boolean selects(PodDisruptionBudget budget, Map<String, String> labels) {
    var selector = budget.getSpec().getSelector();
    return selector != null && Selectors.of(selector).test(labels);
  }

  private static boolean costsNothing(PodDisruptionBudget budget) {
    if ("AlwaysAllow".equals(budget.getSpec().getUnhealthyPodEvictionPolicy())) {
      return true;
    }
    PodDisruptionBudgetStatus status = budget.getStatus();
    int healthy = status == null ? 0 : requireNonNullElse(status.getCurrentHealthy(), 0);
    int desired = status == null ? 0 : requireNonNullElse(status.getDesiredHealthy(), 0);
    return desired > 0 && healthy >= desired;
  }

  private ObjectNode decremented(ObjectNode budget, String pod) {
    String name = budget.path("metadata").path("name").asString("");
    JsonNode status = budget.path("status");
    if (status.path("observedGeneration").asLong(0)
        < budget.path("metadata").path("generation").asLong(0)) {
      throw refusal(
          "The disruption budget %s is still being processed by the server.".formatted(name),
          RETRY_SECONDS);
    }
    int allowed = status.path("disruptionsAllowed").asInt(0);
    if (allowed < 0) {
      throw forbidden(name, "pdb disruptions allowed is negative");
    }
    if (status.path("disruptedPods").size() > MOST_DISRUPTED) {
      throw forbidden(
          name, "DisruptedPods map too big - too many evictions not confirmed by PDB controller");
    }
    if (allowed == 0) {
      throw refusal(
          "The disruption budget %s needs %d healthy pods and has %d currently"
              .formatted(
                  name,
                  status.path("desiredHealthy").asInt(0),
                  status.path("currentHealthy").asInt(0)),
          0);
    }
    ObjectNode charged = budget.deepCopy();
    ObjectNode next = charged.withObject("/status");
    next.put("disruptionsAllowed", allowed - 1);
    next.withObject("disruptedPods").put(pod, SystemMetadata.timestamp(rooms.clock().now()));
    return charged;
  }

  static ApiException refusal(String why, int retrySeconds) {
    var details =
        new StatusDetailsBuilder()
            .addNewCause("", why, "DisruptionBudget")
            .withRetryAfterSeconds(retrySeconds == 0 ? null : retrySeconds)
            .build();
    details.getCauses().getFirst().setField(null);
    return new ApiException(Reason.TOO_MANY_REQUESTS, REFUSAL, details);
  }

  private static ApiException forbidden(String name, String why) {
    return Access.forbidden(ResourcePath.of(Kinds.POD_DISRUPTION_BUDGET, "", name), why);
  }
}
