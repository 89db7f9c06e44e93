package io.drydock.controlplane.store;

import java.time.Duration;
import java.util.List;

/** A stream of changes, read by one thread. It survives outages of the store by itself. */
public interface StoreWatch extends AutoCloseable {

  /**
   * The next changes, all those of a revision together; empty where none came within the time.
   *
   * @throws CompactedException the changes asked for are no longer kept: list again
   */
  List<Change> next(Duration timeout) throws InterruptedException;

  @Override
  void close();
}
