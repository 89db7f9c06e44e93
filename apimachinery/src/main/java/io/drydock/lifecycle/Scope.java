package io.drydock.lifecycle;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns closeables and closes them once, the last one first; a failing close never stops the rest.
 */
public final class Scope implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Scope.class);

  private final Deque<AutoCloseable> owned = new ArrayDeque<>();

  /** Takes ownership and returns the same object. */
  public synchronized <T extends AutoCloseable> T own(T closeable) {
    owned.push(closeable);
    return closeable;
  }

  @Override
  public void close() {
    for (AutoCloseable next = pop(); next != null; next = pop()) {
      try {
        next.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        log.atWarn().addKeyValue("what", next).setCause(e).log("Close failed");
      }
    }
  }

  private synchronized @org.jspecify.annotations.Nullable AutoCloseable pop() {
    return owned.poll();
  }
}
