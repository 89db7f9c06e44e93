package io.drydock.reconcile;

import io.drydock.api.ObjectKey;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Loop;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drives a reconciler: one queue, one thread that takes keys, back-off for those that fail. */
public final class Controller implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Controller.class);
  private static final BackOff BACK_OFF =
      new BackOff(Duration.ofMillis(20), Duration.ofSeconds(30));

  private final String name;
  private final Reconciler reconciler;
  private final WorkQueue queue;
  private final Loop loop;

  private Controller(String name, Clock clock, Reconciler reconciler) {
    this.name = name;
    this.reconciler = reconciler;
    this.queue = new WorkQueue(clock, BACK_OFF);
    this.loop = Loop.start(name, clock, this::turn);
  }

  public static Controller start(String name, Clock clock, Reconciler reconciler) {
    return new Controller(name, clock, reconciler);
  }

  public void enqueue(ObjectKey key) {
    queue.add(key);
  }

  public void enqueueAfter(ObjectKey key, Duration delay) {
    queue.addAfter(key, delay);
  }

  private void turn() throws InterruptedException {
    ObjectKey key = queue.take();
    try {
      conclude(key, reconciler.reconcile(key));
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      failed(key, e);
    } finally {
      queue.done(key);
    }
  }

  private void conclude(ObjectKey key, Result result) {
    queue.succeeded(key);
    switch (result) {
      case Result.Done() -> {}
      case Result.After(Duration delay) -> queue.addAfter(key, delay);
    }
  }

  private void failed(ObjectKey key, Exception e) {
    Failures.log(log, name, key, e);
    queue.addAfterFailure(key);
  }

  @Override
  public void close() throws InterruptedException {
    loop.close();
  }
}
