package io.drydock.controlplane.controller;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Runs many like writes in parallel, in batches of 1, 2, 4 … up to a bound: what fails for one, as
 * an exhausted quota does, is then not tried for all. The first batch with a failure is the last.
 */
public final class SlowStart {

  private final int mostAtOnce;

  public SlowStart(int mostAtOnce) {
    this.mostAtOnce = mostAtOnce;
  }

  /** One of the writes. */
  @FunctionalInterface
  public interface Write<T> {
    void write(T item) throws Exception;
  }

  /** Writes growing batches, and throws the first failure once its batch has ended. */
  public <T> void run(List<T> items, Write<T> write) throws Exception {
    run(items, 1, write);
  }

  /** As many at once as are allowed from the start: for writes that do not fail alike. */
  public <T> void runAll(List<T> items, Write<T> write) throws Exception {
    run(items, mostAtOnce, write);
  }

  private <T> void run(List<T> items, int first, Write<T> write) throws Exception {
    int size = first;
    for (int from = 0; from < items.size(); ) {
      int to = Math.min(items.size(), from + size);
      batch(items.subList(from, to), write);
      from = to;
      size = Math.min(size * 2, mostAtOnce);
    }
  }

  private static <T> void batch(List<T> items, Write<T> write) throws Exception {
    if (items.size() == 1) {
      write.write(items.getFirst());
      return;
    }
    List<Callable<Void>> calls = new ArrayList<>();
    items.forEach(item -> calls.add(() -> call(item, write)));
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      await(executor.invokeAll(calls));
    }
  }

  private static <T> @Nullable Void call(T item, Write<T> write) throws Exception {
    write.write(item);
    return null;
  }

  private static void await(List<Future<Void>> ended) throws Exception {
    for (Future<Void> future : ended) {
      try {
        future.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Exception failure) {
          throw failure;
        }
        throw e;
      }
    }
  }
}
