package io.drydock.controlplane.apiserver.rest.stream;

import io.drydock.api.Kind;
import io.drydock.client.Watch;
import io.drydock.controlplane.apiserver.rest.content.Format;
import io.drydock.controlplane.apiserver.rest.content.Representation;
import io.drydock.controlplane.apiserver.rest.http.Exchange;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.drydock.lifecycle.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Answers watch requests, in chunks or over a WebSocket. Immutable; one for the door. */
public final class Watches {
  /** Where the client does not say: spread, so that not all watches end at once. */
  private static final int MIN_SECONDS = 1800;

  private final Representation representation;
  private final Clock clock;

  public Watches(Representation representation, Clock clock) {
    this.representation = representation;
    this.clock = clock;
  }

  /** Streams the watch until it ends, and closes it. */
  public void stream(Request request, Exchange exchange, Kind<?> kind, Watch watch, long seconds)
      throws IOException, InterruptedException {
    Format format = Format.negotiate(request);
    Duration limit = Duration.ofSeconds(seconds > 0 ? seconds : spread());
    try (watch;
        EventSink sink = sink(request, exchange, format)) {
      new WatchStream(representation, kind, request, format, sink).run(watch, clock, limit);
    }
  }

  private static EventSink sink(Request request, Exchange exchange, Format format)
      throws IOException, InterruptedException {
    if (request.wantsWebSocket()) {
      return new EventSink.Messages(
          exchange.upgrade(null), format.encoding() == Format.Encoding.PROTOBUF);
    }
    return new EventSink.Chunks(
        exchange.stream(
            200,
            List.of(
                Map.entry("Content-Type", mediaType(format.encoding())),
                Map.entry("Cache-Control", "no-cache, private"))));
  }

  private static String mediaType(Format.Encoding encoding) {
    return encoding == Format.Encoding.PROTOBUF
        ? encoding.mediaType() + ";stream=watch"
        : encoding.mediaType();
  }

  private static long spread() {
    return MIN_SECONDS + ThreadLocalRandom.current().nextLong(MIN_SECONDS);
  }
}
