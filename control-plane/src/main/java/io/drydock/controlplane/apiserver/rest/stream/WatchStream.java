package io.drydock.controlplane.apiserver.rest.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.api.Kind;
import io.drydock.client.ApiException;
import io.drydock.client.Watch;
import io.drydock.client.WatchEvent;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.rest.content.Format;
import io.drydock.controlplane.apiserver.rest.content.Representation;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.drydock.controlplane.apiserver.rest.protobuf.ProtobufAnswers;
import io.drydock.lifecycle.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes one watch, as JSON lines {"type":...,"object":...} or as protobuf frames, until its time
 * is over, the client goes or the watch ends; the latter is told by an ERROR event. Owned by the
 * request's thread.
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

  void run(Watch watch, Clock clock, Duration limit) throws IOException, InterruptedException {
    Instant end = clock.now().plus(limit);
    try {
      for (Duration left = limit; left.isPositive(); left = Duration.between(clock.now(), end)) {
        WatchEvent event = watch.next(left.compareTo(TURN) < 0 ? left : TURN);
        if (event != null) {
          send(watch, event);
        }
      }
    } catch (ApiException e) {
      sink.send(line("ERROR", error(ObjectCodec.encode(e.toStatus()))));
    }
  }

  private void send(Watch watch, WatchEvent event) throws IOException, InterruptedException {
    if (!sink.batches()) {
      sink.send(line(event));
      return;
    }
    ByteArrayOutputStream batch = new ByteArrayOutputStream(4096);
    @Nullable WatchEvent next = event;
    try {
      while (next != null) {
        batch.writeBytes(line(next));
        next = batch.size() < BATCH ? watch.next(Duration.ZERO) : null;
      }
    } finally {
      sink.send(batch.toByteArray());
    }
  }

  private byte[] line(WatchEvent event) {
    if (event.type() == WatchEvent.Type.BOOKMARK) {
      return line("BOOKMARK", representation.bookmark(request, format, kind, event.document()));
    }
    byte[] object = representation.watched(request, format, kind, event.document(), first);
    first = false;
    return line(event.type().name(), object);
  }

  private byte[] error(byte[] status) {
    return isProtobuf() ? ProtobufAnswers.object(status).orElseThrow() : status;
  }

  private boolean isProtobuf() {
    return format.encoding() == Format.Encoding.PROTOBUF;
  }

  /** A message of a WebSocket has its own length; in a body it stands before the event. */
  private byte[] frame(String type, byte[] object) {
    byte[] event = ProtobufAnswers.event(type, object);
    return sink.batches()
        ? ByteBuffer.allocate(Integer.BYTES + event.length).putInt(event.length).put(event).array()
        : event;
  }

  private byte[] line(String type, byte[] object) {
    if (isProtobuf()) {
      return frame(type, object);
    }
    byte[] head = ("{\"type\":\"" + type + "\",\"object\":").getBytes(UTF_8);
    byte[] line = new byte[head.length + object.length + 2];
    System.arraycopy(head, 0, line, 0, head.length);
    System.arraycopy(object, 0, line, head.length, object.length);
    line[line.length - 2] = '}';
    line[line.length - 1] = '\n';
    return line;
  }
}
