package io.drydock.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Keeps every lane busy with one request after the other, first for a warm-up and then for the
 * measured time, or until so many requests are done.
 */
final class ClosedLoop {
  private static final int DIGITS = 3;
  private final List<? extends Lane> lanes;
  private final Histogram latencies = new ConcurrentHistogram(DIGITS);
  private final AtomicLong started = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();
  private final CountDownLatch running;
  private final long limit;
  private final long from;
  private final long until;

  private ClosedLoop(List<? extends Lane> lanes, long limit, Duration warmUp, Duration measured) {
    this.lanes = lanes;
    this.limit = limit;
    this.running = new CountDownLatch(lanes.size());
    this.from = System.nanoTime() + warmUp.toNanos();
    this.until = from + measured.toNanos();
  }

  static Figures forTime(List<? extends Lane> lanes, Duration warmUp, Duration measured)
      throws InterruptedException {
    return new ClosedLoop(lanes, Long.MAX_VALUE, warmUp, measured).run();
  }

  /** Without a warm-up; gives up after ten minutes. */
  static Figures forCount(List<? extends Lane> lanes, long requests) throws InterruptedException {
    return new ClosedLoop(lanes, requests, Duration.ZERO, Duration.ofMinutes(10)).run();
  }

  private Figures run() throws InterruptedException {
    lanes.forEach(this::next);
    running.await();
    long end = Math.min(System.nanoTime(), until);
    return new Figures((end - from) / 1e9, latencies, errors.get());
  }

  private void next(Lane lane) {
    long now = System.nanoTime();
    long number = started.getAndIncrement();
    if (now >= until || number >= limit) {
      running.countDown();
      return;
    }
    lane.ask(number)
        .whenComplete((_, failure) -> {
          done(now, failure == null);
          next(lane);
        });
  }

  private void done(long asked, boolean good) {
    long now = System.nanoTime();
    if (!good) {
      errors.incrementAndGet();
    } else if (now >= from && now < until) {
      latencies.recordValue(now - asked);
    }
  }
}
