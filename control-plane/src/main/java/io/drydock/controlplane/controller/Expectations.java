package io.drydock.controlplane.controller;

import io.drydock.api.ObjectKey;
import io.drydock.informer.Snapshot;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Our own writes that the informer may not show yet. An owner with such writes must not count its
 * objects: it would make them twice. A write that stays unseen is looked for at the API itself.
 * Kept in memory only: after a restart the first list shows every earlier write.
 */
public final class Expectations<T extends HasMetadata> {

  /** How long a write may stay unseen before it is looked for. */
  public static final Duration PATIENCE = Duration.ofSeconds(1);

  /**
   * @param uid of the object that was deleted; "" for one that was created
   */
  private record Write(ObjectKey object, String uid, Instant since) {

    /** Whether the object as an informer has it shows that the write happened. */
    boolean isShownBy(Optional<? extends HasMetadata> object) {
      return uid.isEmpty() ? object.isPresent() : object.filter(this::lives).isEmpty();
    }

    /** Whether the object as the API has it shows that there is nothing to wait for. */
    boolean isRefutedBy(Optional<? extends HasMetadata> object) {
      return uid.isEmpty() ? object.isEmpty() : object.filter(this::lives).isPresent();
    }

    private boolean lives(HasMetadata found) {
      return found.getMetadata().getUid().equals(uid)
          && found.getMetadata().getDeletionTimestamp() == null;
    }
  }

  private final Map<ObjectKey, Queue<Write>> byOwner = new ConcurrentHashMap<>();

  /** A create was accepted, or its outcome is unknown. */
  public void created(ObjectKey owner, ObjectKey object, Instant now) {
    add(owner, new Write(object, "", now));
  }

  /** A delete was accepted, or its outcome is unknown. */
  public void deleted(ObjectKey owner, T object, Instant now) {
    add(owner, new Write(ObjectKey.of(object), object.getMetadata().getUid(), now));
  }

  /**
   * Whether the snapshot shows all writes for the owner.
   *
   * @param live reads an object at the API; asked only about writes that are overdue
   */
  public boolean areMet(
      ObjectKey owner, Snapshot<T> snapshot, Instant now, Function<ObjectKey, Optional<T>> live) {
    Queue<Write> writes = byOwner.get(owner);
    if (writes == null) {
      return true;
    }
    writes.removeIf(w -> w.isShownBy(snapshot.get(w.object())));
    writes.removeIf(w -> isOverdue(w, now) && w.isRefutedBy(live.apply(w.object())));
    return writes.isEmpty();
  }

  /** The owner is gone. */
  public void forget(ObjectKey owner) {
    byOwner.remove(owner);
  }

  private void add(ObjectKey owner, Write write) {
    byOwner.computeIfAbsent(owner, k -> new ConcurrentLinkedQueue<>()).add(write);
  }

  private static boolean isOverdue(Write write, Instant now) {
    return !now.isBefore(write.since().plus(PATIENCE));
  }
}
