package io.drydock.controlplane.apiserver.rest.stream;

import io.drydock.api.Kind;
import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.client.Watch;
import io.drydock.controlplane.apiserver.rest.content.Format;
import io.drydock.controlplane.apiserver.rest.content.Representation;
import io.drydock.controlplane.apiserver.rest.http.Exchange;
import io.drydock.controlplane.apiserver.rest.http.Request;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers watch requests, in chunks or over a WebSocket. Immutable; one for the door. */
public final class Watches {
  /** A token of a browser's client travels as a subprotocol; it is none. */
  private static final String BEARER = "base64url.bearer.authorization.k8s.io.";

  private final Representation representation;

  public Watches(Representation representation) {
    this.representation = representation;
  }

  /** Opens the watch, streams it until it ends, and closes it. */
  public void stream(Request request, Exchange exchange, Kind<?> kind, Supplier<Watch> opener)
      throws IOException, InterruptedException {
    Format format = Format.negotiateStream(request);
    representation.check(request, format);
    Supplier<Watch> opened = open(opener);
    try (EventSink sink = sink(request, exchange, format)) {
      new WatchStream(representation, kind, request, format, sink).run(opened);
    }
  }

  /** A revision that is gone is told in the stream, as Kubernetes does; all else as an answer. */
  private static Supplier<Watch> open(Supplier<Watch> opener) {
    try {
      Watch watch = opener.get();
      return () -> watch;
    } catch (ApiException e) {
      if (!e.is(Reason.EXPIRED)) {
        throw e;
      }
      return () -> {
        throw e;
      };
    }
  }

  private static EventSink sink(Request request, Exchange exchange, Format format)
      throws IOException, InterruptedException {
    if (request.wantsWebSocket()) {
      return EventSink.Messages.on(
          exchange.upgrade(subprotocol(request)), format.encoding() == Format.Encoding.PROTOBUF);
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

  /** Whichever the client offers: the messages are the same in all of them. */
  private static @Nullable String subprotocol(Request request) {
    return Arrays.stream(
            String.join(",", request.headers().getAll("Sec-WebSocket-Protocol")).split(","))
        .map(String::strip)
        .filter(offered -> !offered.isEmpty() && !offered.startsWith(BEARER))
        .findFirst()
        .orElse(null);
  }
}
