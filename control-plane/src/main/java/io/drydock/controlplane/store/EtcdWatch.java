package io.drydock.controlplane.store;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.Event;
import io.etcd.jetcd.api.WatchResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A watch that keeps its own next revision: after any fault it opens a new stream exactly there, so
 * that nothing is lost or repeated. One thread reads it; any thread may close it.
 */
final class EtcdWatch implements StoreWatch {
  private static final Logger log = LoggerFactory.getLogger(EtcdWatch.class);
  private static final Duration RETRY = Duration.ofMillis(100);

  private final EtcdChannels channels;
  private final String prefix;
  private long next;
  private boolean broken;
  private volatile boolean closed;
  private volatile @Nullable EtcdWatchStream stream;

  EtcdWatch(EtcdChannels channels, String prefix, long from) {
    this.channels = channels;
    this.prefix = prefix;
    this.next = from;
  }

  @Override
  public List<Change> next(Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!closed) {
      long left = deadline - System.nanoTime();
      List<Change> changes = take(open(), Math.max(left, 0));
      if (!changes.isEmpty() || left <= 0) {
        return changes;
      }
    }
    return List.of();
  }

  private EtcdWatchStream open() {
    EtcdWatchStream current = stream;
    if (current == null) {
      current = new EtcdWatchStream(channels.current(), EtcdRequests.watch(prefix, next));
      stream = current;
    }
    return current;
  }

  private List<Change> take(EtcdWatchStream current, long nanos) throws InterruptedException {
    return switch (current.poll(nanos)) {
      case EtcdWatchStream.Nothing nothing -> List.of();
      case EtcdWatchStream.Received received -> read(received.response());
      case EtcdWatchStream.Failed failed -> {
        reportBroken(failed.error().toString());
        channels.failed(current.channel());
        reopen();
        current.pause(Duration.ofNanos(Math.min(nanos, RETRY.toNanos())));
        yield List.of();
      }
    };
  }

  private List<Change> read(WatchResponse response) {
    if (response.getCompactRevision() > 0 || EtcdErrors.isCompacted(response.getCancelReason())) {
      reopen();
      throw new CompactedException(next, response.getCompactRevision());
    }
    if (response.getCanceled()) {
      reportBroken(response.getCancelReason());
      reopen();
      return List.of();
    }
    if (response.getCreated()) {
      checkHistory(response.getHeader().getRevision());
    }
    List<Change> changes = response.getEventsList().stream().map(EtcdWatch::change).toList();
    if (!changes.isEmpty()) {
      next = changes.getLast().revision() + 1;
    }
    return changes;
  }

  /**
   * An etcd that is behind what we have seen was restored from a backup: our past is not its own.
   */
  private void checkHistory(long revision) {
    if (revision + 1 < next) {
      reopen();
      throw new CompactedException(next, revision);
    }
    if (broken) {
      broken = false;
      log.atInfo().addKeyValue("revision", next).log("Watch of etcd resumed");
    }
  }

  private void reportBroken(String why) {
    if (!broken && !closed) {
      broken = true;
      log.atWarn()
          .addKeyValue("why", why)
          .addKeyValue("revision", next)
          .log("Watch of etcd broken, opening it again at the same revision");
    }
  }

  private void reopen() {
    EtcdWatchStream old = stream;
    if (old != null) {
      old.cancel();
    }
    stream = null;
  }

  private static Change change(Event event) {
    var kv = event.getKv();
    ByteString value = event.getType() == Event.EventType.DELETE ? null : kv.getValue();
    return new Change(kv.getKey().toStringUtf8(), value, kv.getModRevision());
  }

  @Override
  public void close() {
    closed = true;
    EtcdWatchStream current = stream;
    if (current != null) {
      current.cancel();
    }
  }
}
