package io.drydock.controlplane.controller.deployment;

import io.drydock.controlplane.controller.ReplicaSets;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a Deployment notes on its ReplicaSets: revisions, and the counts they were scaled for. */
final class Annotations {

  static final String REVISION = "deployment.kubernetes.io/revision";
  static final String HISTORY = "deployment.kubernetes.io/revision-history";
  static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
  static final String MAX = "deployment.kubernetes.io/max-replicas";

  private static final int LONGEST_HISTORY = 2000;
  private static final Set<String> NOT_COPIED =
      Set.of(
          REVISION,
          HISTORY,
          DESIRED,
          MAX,
          "kubectl.kubernetes.io/last-applied-configuration",
          "deprecated.deployment.rollback.to");

  private Annotations() {}

  static @Nullable String get(HasMetadata object, String name) {
    return of(object).get(name);
  }

  /** 0 where the annotation is missing or no number. */
  static long number(HasMetadata object, String name) {
    String value = get(object, name);
    return value == null || !value.matches("\\d{1,18}") ? 0 : Long.parseLong(value);
  }

  static long highestRevision(Collection<ReplicaSet> sets) {
    return sets.stream().mapToLong(s -> number(s, REVISION)).max().orElse(0);
  }

  /** The annotations of a ReplicaSet that is (or becomes) the newest, at least that revision. */
  static Map<String, String> ofNewest(
      Deployment deployment, @Nullable ReplicaSet existing, long revision) {
    Map<String, String> result = new LinkedHashMap<>();
    if (existing != null) {
      result.putAll(of(existing));
    }
    of(deployment)
        .forEach((name, value) -> {
          if (!NOT_COPIED.contains(name)) {
            result.put(name, value);
          }
        });
    raiseRevision(result, revision);
    return result;
  }

  /** The annotations of a ReplicaSet that is scaled for the Deployment's present count. */
  static Map<String, String> ofScaled(Map<String, String> present, Fenceposts posts) {
    Map<String, String> result = new LinkedHashMap<>(present);
    result.put(DESIRED, String.valueOf(posts.desired()));
    result.put(MAX, String.valueOf(posts.most()));
    return result;
  }

  static Map<String, String> of(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getAnnotations()).orElse(Map.of());
  }

  /** Whether an active ReplicaSet was scaled for another count than the Deployment now asks for. */
  static boolean isScaledForOther(ReplicaSet set, int desired) {
    return ReplicaSets.desired(set) > 0
        && get(set, DESIRED) != null
        && number(set, DESIRED) != desired;
  }

  private static void raiseRevision(Map<String, String> annotations, long revision) {
    String before = annotations.get(REVISION);
    if (before != null && !before.matches("\\d{1,18}")) {
      return;
    }
    if (before == null || Long.parseLong(before) < revision) {
      annotations.put(REVISION, String.valueOf(revision));
      if (before != null) {
        annotations.merge(HISTORY, before, Annotations::append);
      }
    }
  }

  private static String append(String history, String revision) {
    String longer = history + "," + revision;
    while (longer.length() > LONGEST_HISTORY) {
      longer = longer.substring(longer.indexOf(',') + 1);
    }
    return longer;
  }
}
