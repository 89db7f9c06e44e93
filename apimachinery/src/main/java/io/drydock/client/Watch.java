package io.drydock.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A running watch. One thread takes from it; any thread may close it. */
public interface Watch extends AutoCloseable {

  /**
   * The next change, or null where none came within the time.
   *
   * @throws ApiException when the watch is over: Expired where its revision is no longer known
   *     (list again), ServiceUnavailable where the connection was lost (watch on from the last
   *     revision)
   */
  @Nullable WatchEvent next(Duration timeout) throws InterruptedException;

  @Override
  void close();
}
