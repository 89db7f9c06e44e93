package io.drydock.controlplane.store;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory with all of etcd's semantics, history included; tests and trials use it. Every
 * version of every key since the last compaction is kept; one lock guards all.
 */
public final class MemoryStore implements Store {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final NavigableMap<String, NavigableMap<Long, Change>> versions = new TreeMap<>();
  private final NavigableMap<Long, List<Change>> log = new TreeMap<>();
  private long revision = 1;
  private long compacted;

  @Override
  public Lookup get(String key) {
    return locked(() -> new Lookup(at(key, revision), revision));
  }

  @Override
  public Range range(RangeQuery query) {
    return locked(() -> rangeLocked(query));
  }

  private Range rangeLocked(RangeQuery query) {
    long at = query.revision() == 0 ? revision : query.revision();
    if (at < compacted) {
      throw new CompactedException(at, compacted);
    }
    List<Entry> found = new ArrayList<>();
    long remaining = 0;
    String start = query.after().isEmpty() ? query.prefix() : query.after() + "\0";
    for (String key : versions.tailMap(start, true).keySet()) {
      if (!key.startsWith(query.prefix())) {
        break;
      }
      Optional<Entry> entry = at(key, at);
      if (entry.isPresent() && query.limit() > 0 && found.size() == query.limit()) {
        remaining++;
      } else {
        entry.ifPresent(found::add);
      }
    }
    return new Range(found, query.revision() == 0 ? revision : at, remaining);
  }

  private Optional<Entry> at(String key, long at) {
    NavigableMap<Long, Change> history = versions.get(key);
    Map.Entry<Long, Change> version = history == null ? null : history.floorEntry(at);
    return version == null ? Optional.empty() : entry(version.getValue());
  }

  private static Optional<Entry> entry(Change change) {
    @Nullable ByteString value = change.value();
    return value == null
        ? Optional.empty()
        : Optional.of(new Entry(change.key(), value, change.revision()));
  }

  @Override
  public Outcome commit(Transaction transaction) {
    return locked(() -> commitLocked(transaction));
  }

  private Outcome commitLocked(Transaction transaction) {
    Map<String, Optional<Entry>> current = new LinkedHashMap<>();
    transaction.guards().forEach(guard -> current.put(guard.key(), at(guard.key(), revision)));
    Outcome.Rejected rejected = new Outcome.Rejected(current);
    if (transaction.guards().stream().anyMatch(rejected::failed)) {
      return rejected;
    }
    List<Change> changes = transaction.writes().stream().flatMap(w -> change(w).stream()).toList();
    if (!changes.isEmpty()) {
      revision++;
      log.put(revision, changes);
      changes.forEach(change ->
          versions.computeIfAbsent(change.key(), key -> new TreeMap<>()).put(revision, change));
      changed.signalAll();
    }
    return new Outcome.Committed(revision);
  }

  /** Deleting what is not there changes nothing. */
  private Optional<Change> change(Write write) {
    return switch (write) {
      case Write.Put put -> Optional.of(new Change(put.key(), put.value(), revision + 1));
      case Write.Delete delete ->
          at(delete.key(), revision).map(old -> new Change(delete.key(), null, revision + 1));
    };
  }

  @Override
  public StoreWatch watch(String prefix, long fromRevision) {
    return new MemoryWatch(this, prefix, fromRevision);
  }

  /** Waits until there are changes at or after a revision, at most the given nanoseconds. */
  List<Change> awaitChanges(long from, long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (revision < from && left > 0) {
        left = changed.awaitNanos(left);
      }
      if (from <= compacted) {
        throw new CompactedException(from, compacted);
      }
      return log.tailMap(from, true).values().stream().flatMap(List::stream).toList();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void compact(long before) {
    locked(() -> {
      compacted = Math.max(compacted, Math.min(before, revision));
      log.headMap(compacted, true).clear();
      versions.values().forEach(this::trim);
      versions.values().removeIf(NavigableMap::isEmpty);
      return compacted;
    });
  }

  private void trim(NavigableMap<Long, Change> history) {
    Map.Entry<Long, Change> last = history.floorEntry(compacted);
    if (last != null) {
      history.headMap(compacted, true).clear();
      if (last.getValue().value() != null) {
        history.put(last.getKey(), last.getValue());
      }
    }
  }

  private <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {}
}
