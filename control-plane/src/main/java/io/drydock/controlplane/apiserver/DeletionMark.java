package io.drydock.controlplane.apiserver;

import io.drydock.client.DeleteOptions;
import io.drydock.controlplane.apiserver.strategy.Strategy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How a deletion is written on an object, and what then still holds it. */
final class DeletionMark {
  private static final String ORPHAN = "orphan";
  private static final String FOREGROUND = "foregroundDeletion";

  private DeletionMark() {}

  /** False where the object says all of it already. */
  static <T extends HasMetadata> boolean apply(
      Strategy<T> strategy, T object, DeleteOptions options, Instant now) {
    boolean finalizers = applyPropagation(object.getMetadata(), options.propagationPolicy());
    boolean grace = applyGrace(strategy, object, options, now);
    return finalizers || grace;
  }

  private static boolean applyPropagation(ObjectMeta metadata, String policy) {
    List<String> finalizers = new ArrayList<>(metadata.getFinalizers());
    switch (policy) {
      case "" -> {}
      case "Background" -> finalizers.removeAll(List.of(ORPHAN, FOREGROUND));
      case "Orphan" -> replace(finalizers, FOREGROUND, ORPHAN);
      case "Foreground" -> replace(finalizers, ORPHAN, FOREGROUND);
      default -> throw new IllegalStateException("propagation policy " + policy);
    }
    boolean changed = !finalizers.equals(metadata.getFinalizers());
    metadata.setFinalizers(finalizers);
    return changed;
  }

  private static void replace(List<String> finalizers, String from, String to) {
    finalizers.remove(from);
    if (!finalizers.contains(to)) {
      finalizers.add(to);
    }
  }

  /** A second deletion may only shorten the time that is left. */
  private static <T extends HasMetadata> boolean applyGrace(
      Strategy<T> strategy, T object, DeleteOptions options, Instant now) {
    ObjectMeta metadata = object.getMetadata();
    Long asked = options.gracePeriodSeconds();
    if (asked != null && asked < 0) {
      asked = 1L;
    }
    Long present = metadata.getDeletionGracePeriodSeconds();
    if (metadata.getDeletionTimestamp() == null) {
      set(metadata, strategy.gracePeriod(object, asked), now);
      countUp(metadata);
      strategy.prepareDelete(object);
      return true;
    }
    if (asked == null || present == null || strategy.gracePeriod(object, asked) >= present) {
      return false;
    }
    Instant begun = Instant.parse(metadata.getDeletionTimestamp()).minusSeconds(present);
    set(metadata, strategy.gracePeriod(object, asked), begun);
    return true;
  }

  private static void set(ObjectMeta metadata, long grace, Instant now) {
    metadata.setDeletionTimestamp(SystemMetadata.timestamp(now.plusSeconds(grace)));
    metadata.setDeletionGracePeriodSeconds(grace);
  }

  private static void countUp(ObjectMeta metadata) {
    if (metadata.getGeneration() != null) {
      metadata.setGeneration(metadata.getGeneration() + 1);
    }
  }

  static <T extends HasMetadata> boolean holds(Strategy<T> strategy, T object) {
    Long grace = object.getMetadata().getDeletionGracePeriodSeconds();
    return !object.getMetadata().getFinalizers().isEmpty()
        || strategy.isHeld(object)
        || (grace != null && grace > 0);
  }
}
