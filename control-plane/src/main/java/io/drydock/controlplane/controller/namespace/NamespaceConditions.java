package io.drydock.controlplane.controller.namespace;

import io.drydock.api.Kind;
import io.drydock.controlplane.controller.Timestamps;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceCondition;
import io.fabric8.kubernetes.api.model.NamespaceConditionBuilder;
import io.fabric8.kubernetes.api.model.NamespaceStatus;
import io.fabric8.kubernetes.api.model.NamespaceStatusBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a namespace that is being deleted says about it: Kubernetes' five conditions. */
final class NamespaceConditions {

  private NamespaceConditions() {}

  static NamespaceStatus status(NamespaceObservation seen, Instant now) {
    var present = Optional.ofNullable(seen.namespace().getStatus()).orElseGet(NamespaceStatus::new);
    List<NamespaceCondition> conditions = new ArrayList<>();
    for (NamespaceCondition wanted : wanted(seen)) {
      conditions.add(since(present, wanted, now));
    }
    return new NamespaceStatusBuilder(present)
        .withPhase("Terminating")
        .withConditions(conditions)
        .build();
  }

  private static List<NamespaceCondition> wanted(NamespaceObservation seen) {
    return List.of(
        condition(
            "NamespaceDeletionDiscoveryFailure",
            false,
            "ResourcesDiscovered",
            "All resources successfully discovered"),
        condition(
            "NamespaceDeletionGroupVersionParsingFailure",
            false,
            "ParsedGroupVersions",
            "All legacy kube types successfully parsed"),
        failure(seen.failures()),
        remaining(seen.content()),
        finalizers(seen.content()));
  }

  private static NamespaceCondition failure(List<String> failures) {
    String type = "NamespaceDeletionContentFailure";
    return failures.isEmpty()
        ? condition(
            type,
            false,
            "ContentDeleted",
            "All content successfully deleted, may be waiting on finalization")
        : condition(
            type,
            true,
            "ContentDeletionFailed",
            "Failed to delete all resource types, %d remaining: %s"
                .formatted(failures.size(), String.join(", ", failures)));
  }

  private static NamespaceCondition remaining(Map<Kind<?>, List<? extends HasMetadata>> content) {
    String type = "NamespaceContentRemaining";
    if (content.isEmpty()) {
      return condition(type, false, "ContentRemoved", "All content successfully removed");
    }
    Map<String, Integer> counts = new TreeMap<>();
    content.forEach((kind, objects) -> counts.put(gvr(kind), objects.size()));
    String listed = listed(counts, "%s has %d resource instances");
    return condition(type, true, "SomeResourcesRemain", "Some resources are remaining: " + listed);
  }

  private static NamespaceCondition finalizers(Map<Kind<?>, List<? extends HasMetadata>> content) {
    String type = "NamespaceFinalizersRemaining";
    Map<String, Integer> counts = new TreeMap<>();
    content.values().stream()
        .flatMap(List::stream)
        .flatMap(o -> o.getMetadata().getFinalizers().stream())
        .forEach(f -> counts.merge(f, 1, Integer::sum));
    if (counts.isEmpty()) {
      String message = "All content-preserving finalizers finished";
      return condition(type, false, "ContentHasNoFinalizers", message);
    }
    String listed = listed(counts, "%s in %d resource instances");
    String message = "Some content in the namespace has finalizers remaining: " + listed;
    return condition(type, true, "SomeFinalizersRemain", message);
  }

  /** "deployments.apps", and "pods." for the core group, as Kubernetes writes it here. */
  private static String gvr(Kind<?> kind) {
    return kind.plural() + "." + kind.group();
  }

  private static String listed(Map<String, Integer> counts, String format) {
    return counts.entrySet().stream()
        .map(e -> format.formatted(e.getKey(), e.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static NamespaceCondition condition(
      String type, boolean status, String reason, String message) {
    return new NamespaceConditionBuilder()
        .withType(type)
        .withStatus(status ? "True" : "False")
        .withReason(reason)
        .withMessage(message)
        .build();
  }

  private static NamespaceCondition since(
      NamespaceStatus present, NamespaceCondition wanted, Instant now) {
    String time =
        present.getConditions().stream()
            .filter(c -> c.getType().equals(wanted.getType()))
            .filter(c -> c.getStatus().equals(wanted.getStatus()))
            .map(NamespaceCondition::getLastTransitionTime)
            .findFirst()
            .orElse(Timestamps.format(now));
    return new NamespaceConditionBuilder(wanted).withLastTransitionTime(time).build();
  }
}
