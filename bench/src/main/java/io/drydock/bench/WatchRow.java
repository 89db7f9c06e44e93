package io.drydock.bench;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.FullHttpRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.ConcurrentHistogram;

/** Many watchers of the same ConfigMaps while these are updated: every update reaches every one. */
final class WatchRow {
  private static final int WRITERS = 4;
  private static final int DIGITS = 3;
  private final ApiConnections api;
  private final Scratch scratch;
  private final int watchers;
  private final int updates;
  private final AtomicLongArray written;
  private final AtomicIntegerArray received;
  private final CountDownLatch everywhere;
  private final ConcurrentHistogram toLast = new ConcurrentHistogram(DIGITS);

  WatchRow(ApiConnections api, Scratch scratch, int watchers, int updates) {
    this.api = api;
    this.scratch = scratch;
    this.watchers = watchers;
    this.updates = updates;
    this.written = new AtomicLongArray(updates + 1);
    this.received = new AtomicIntegerArray(updates + 1);
    this.everywhere = new CountDownLatch(updates);
  }

  void run(Report report) throws IOException, InterruptedException {
    try (var lanes = new ApiLanes(api.open(WRITERS))) {
      create(lanes.connections().getFirst());
      List<Channel> streams = watch();
      long started = System.nanoTime();
      ClosedLoop.forCount(lanes.lanes(this::update), updates);
      boolean all = everywhere.await(60, TimeUnit.SECONDS);
      double seconds = (System.nanoTime() - started) / 1e9;
      streams.forEach(Channel::close);
      if (!all) {
        throw new IOException(everywhere.getCount() + " updates did not reach every watcher");
      }
      long events = (long) watchers * updates;
      var json = new Figures(seconds, toLast, 0).json();
      json.put("perSecond", Math.round(events / seconds));
      report.row("%d watchers, %d updates; events".formatted(watchers, updates), json);
    }
  }

  private void create(ApiConnection connection) throws IOException, InterruptedException {
    for (int i = 0; i < WRITERS; i++) {
      connection.call(
          connection
              .requests()
              .post(scratch.path("configmaps"), Objects.configMap("watched-" + i)));
    }
  }

  /** Opened with the present objects, so that each is known to stand when its first event comes. */
  private List<Channel> watch() throws InterruptedException {
    var standing = new CountDownLatch(watchers);
    var requests = new Requests(api.target());
    List<Channel> streams = new ArrayList<>();
    for (int i = 0; i < watchers; i++) {
      Channel channel = api.connect(() -> new EventCounter(this::arrived, standing::countDown));
      channel.writeAndFlush(requests.get(scratch.path("configmaps") + "?watch=1"));
      streams.add(channel);
    }
    if (!standing.await(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException(standing.getCount() + " watches did not start");
    }
    return streams;
  }

  private FullHttpRequest update(Requests requests, long n) {
    int sequence = (int) n + 1;
    String name = "watched-" + n % WRITERS;
    written.set(sequence, System.nanoTime());
    return requests.put(scratch.path("configmaps/" + name), Objects.configMap(name, sequence));
  }

  private void arrived(long sequence) {
    int number = (int) sequence;
    if (received.incrementAndGet(number) == watchers) {
      toLast.recordValue(System.nanoTime() - written.get(number));
      everywhere.countDown();
    }
  }
}
