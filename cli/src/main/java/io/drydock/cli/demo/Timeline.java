package io.drydock.cli.demo;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.cli.output.CliException;
import io.drydock.client.ApiClient;
import io.drydock.informer.Change;
import io.drydock.informer.Informer;
import io.drydock.informer.Selection;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Scope;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Watches nodes, pods and EndpointSlices from its creation on and tells their changes with the time
 * at which they came, in order. What is there at the beginning is not told.
 */
final class Timeline implements AutoCloseable {
  private static final Duration SYNC = Duration.ofSeconds(10);
  private final BlockingQueue<Moment> moments = new LinkedBlockingQueue<>();
  private final Scope scope = new Scope();
  private final Clock clock;
  private final Informer<Pod> pods;

  /** Something that happened. */
  record Moment(Instant time, String text) {
    /** "+ 3.2 s node-2: condition Ready becomes Unknown". */
    String since(Instant start) {
      double seconds = Duration.between(start, time).toMillis() / 1000.0;
      return "  +%5.1f s  %s".formatted(seconds, text);
    }
  }

  /** Returns when everything is known that is there. */
  Timeline(ApiClient client, Clock clock) throws InterruptedException {
    this.clock = clock;
    follow(client, Kinds.NODE, Selection.ALL, NodeStory::of);
    this.pods = follow(client, Kinds.POD, Selection.ofNamespace(Stage.NAMESPACE), PodStory::of);
    var slices = new Selection(Stage.NAMESPACE, "kubernetes.io/service-name=web", "");
    follow(client, Kinds.ENDPOINT_SLICE, slices, SliceStory::of);
    moments.clear();
  }

  /** The next change; null where none comes within the time. */
  @Nullable Moment next(Duration patience) throws InterruptedException {
    return moments.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  List<Pod> pods() {
    return pods.snapshot().all();
  }

  private <T extends HasMetadata> Informer<T> follow(
      ApiClient client, Kind<T> kind, Selection selection, Function<Change<T>, List<String>> story)
      throws InterruptedException {
    var informer = scope.own(new Informer<>(client, kind, selection, clock));
    informer.onChange(change -> story.apply(change).forEach(this::tell));
    if (!informer.start().awaitSync(SYNC)) {
      close();
      throw CliException.failure(
          "The control plane does not list %s; `./drydock status` shows whether it runs."
              .formatted(kind.plural()));
    }
    return informer;
  }

  private void tell(String text) {
    moments.add(new Moment(clock.now(), text));
  }

  @Override
  public void close() {
    scope.close();
  }
}
