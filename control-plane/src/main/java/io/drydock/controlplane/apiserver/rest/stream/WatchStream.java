package io.drydock.controlplane.apiserver.rest.stream;

import io.drydock.api.Kind;
import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.client.Watch;
import io.drydock.client.WatchEvent;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.rest.content.Format;
import io.drydock.controlplane.apiserver.rest.content.Representation;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.drydock.controlplane.apiserver.rest.protobuf.ProtobufAnswers;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
/**
 * Writes one watch, as JSON lines or as protobuf frames, until its time is over, the client goes or
 * the watch ends. A client that has to list again is told so by an ERROR event; one that may go on
 * where it was just finds the stream ended. Owned by the request's thread.
 */
final class WatchStream {
  /** Events that are ready are sent together up to this size. */
  private static final int BATCH = 64 * 1024;

  private static final Duration TURN = Duration.ofSeconds(10);

  private final Representation representation;
  private final Kind<?> kind;
  private final Request request;
  private final Format format;
  private final EventSink sink;
  private boolean first = true;

  WatchStream(
      Representation representation, Kind<?> kind, Request request, Format format, EventSink sink) {
    this.representation = representation;
    this.kind = kind;
    this.request = request;
    this.format = format;
    this.sink = sink;
  }

  void run(Supplier<Watch> opener) throws IOException, InterruptedException {
    try (Watch watch = opener.get()) {
      while (true) {
        WatchEvent event = watch.next(TURN);
        if (event != null) {
          send(watch, event);
        }
      }
    } catch (ApiException e) {
      if (!e.is(Reason.SERVICE_UNAVAILABLE)) {
        Frames last = new Frames();
        addBytes(last, "ERROR", error(ObjectCodec.encode(e.toStatus())));
        sink.send(last);
      }
    }
  }

  private void send(Watch watch, WatchEvent event) throws IOException, InterruptedException {
    Frames batch = new Frames();
    @Nullable WatchEvent next = event;
    try {
      while (next != null) {
        add(batch, next);
        boolean full = !sink.batches() || batch.size() >= BATCH;
        next = full ? null : watch.next(Duration.ZERO);
      }
    } finally {
      sink.send(batch);
    }
  }

  private void add(Frames batch, WatchEvent event) {
    String type = event.type().name();
    if (format.shape() == Format.Shape.OBJECT && !isProtobuf()) {
      batch.add(type, event.document().getRaw());
    } else if (event.type() == WatchEvent.Type.BOOKMARK) {
      addBytes(batch, type, representation.bookmark(request, format, kind, event.document()));
    } else {
      addBytes(batch, type, representation.watched(request, format, kind, event, first));
      first = false;
    }
  }

  private void addBytes(Frames batch, String type, byte[] object) {
    if (isProtobuf()) {
      // a message of a WebSocket has its own length; in a body it stands before the event
      batch.addMessage(ProtobufAnswers.event(type, object), sink.batches());
    } else {
      batch.add(type, object);
    }
  }

  private byte[] error(byte[] status) {
    return isProtobuf() ? ProtobufAnswers.object(status).orElseThrow() : status;
  }

  private boolean isProtobuf() {
    return format.encoding() == Format.Encoding.PROTOBUF;
  }
}
