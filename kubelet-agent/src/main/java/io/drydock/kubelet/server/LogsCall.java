package io.drydock.kubelet.server;

import io.drydock.codec.ObjectCodec;
import io.drydock.kubelet.runtime.ContainerInfo;
import io.drydock.kubelet.runtime.ContainerStreams;
import io.drydock.kubelet.runtime.LogOptions;
import io.drydock.kubelet.runtime.LogStream;
import io.drydock.kubelet.runtime.Output;
import io.drydock.lifecycle.Clock;
import io.drydock.proto.v1.LogsChunk;
import io.drydock.proto.v1.LogsRequest;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Answers one request for a log. */
final class LogsCall {
  private final ContainerLookup lookup;
  private final ContainerStreams streams;
  private final Clock clock;

  LogsCall(ContainerLookup lookup, ContainerStreams streams, Clock clock) {
    this.lookup = lookup;
    this.streams = streams;
    this.clock = clock;
  }

  void start(LogsRequest request, ServerCallStreamObserver<LogsChunk> observer) {
    Closer closer = new Closer();
    PacedSender<LogsChunk> sender = new PacedSender<>(observer, closer::close);
    Thread.ofVirtual().name("logs").start(() -> run(request, sender, closer));
  }

  private void run(LogsRequest request, PacedSender<LogsChunk> sender, Closer closer) {
    try {
      ContainerInfo run = lookup.logged(request.getContainer(), request.getPrevious());
      try (LogStream log = streams.logs(run.id(), options(request))) {
        closer.own(log::close);
        boolean wanted = true;
        for (Output next = log.next(); wanted && next != null; next = log.next()) {
          wanted =
              sender.send(LogsChunk.newBuilder().setData(ObjectCodec.wrap(next.data())).build());
        }
      }
      sender.complete();
    } catch (RuntimeException e) {
      sender.fail(e);
    }
  }

  private LogOptions options(LogsRequest request) {
    return new LogOptions(
        request.getFollow(),
        request.getTimestamps(),
        request.hasTailLines()
            ? OptionalLong.of(notNegative("tailLines", request.getTailLines()))
            : OptionalLong.empty(),
        since(request),
        request.hasLimitBytes()
            ? OptionalLong.of(notNegative("limitBytes", request.getLimitBytes()))
            : OptionalLong.empty());
  }

  private @Nullable Instant since(LogsRequest request) {
    if (request.hasSinceSeconds()) {
      return clock.now().minusSeconds(notNegative("sinceSeconds", request.getSinceSeconds()));
    }
    if (request.getSinceTime().isEmpty()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(request.getSinceTime()).toInstant();
    } catch (DateTimeException e) {
      throw CallFailure.badRequest(
          "sinceTime \"%s\" is not an RFC 3339 time such as 2026-01-31T12:00:00Z"
              .formatted(request.getSinceTime()));
    }
  }

  private static long notNegative(String field, long value) {
    if (value < 0) {
      throw CallFailure.badRequest(field + " must be greater than or equal to 0");
    }
    return value;
  }
}
