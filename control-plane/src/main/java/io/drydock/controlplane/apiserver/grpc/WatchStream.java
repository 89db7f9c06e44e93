package io.drydock.controlplane.apiserver.grpc;

import io.drydock.client.DocumentApi;
import io.drydock.client.ResourcePath;
import io.drydock.client.Watch;
import io.drydock.client.WatchEvent;
import io.drydock.client.WatchOptions;
import io.drydock.proto.v1.WatchRequest;
import java.time.Duration;

/**
 * One watch on its way to one client. A client that does not read holds up this watch's thread
 * alone; its watch then overflows and ends.
 */
record WatchStream(DocumentApi api, WatchRequest request) {
  private static final Duration TURN = Duration.ofSeconds(5);

  void run(PacedStream<io.drydock.proto.v1.WatchEvent> out) throws InterruptedException {
    try (Watch watch = open()) {
      while (!out.isCancelled()) {
        WatchEvent event = watch.next(TURN);
        if (event != null) {
          out.send(proto(event));
        }
      }
    }
  }

  private Watch open() {
    WatchOptions options =
        new WatchOptions(
            request.getLabelSelector(),
            request.getFieldSelector(),
            request.getResourceVersion(),
            request.getResourceVersionMatch(),
            request.getAllowBookmarks(),
            request.hasSendInitialEvents() ? request.getSendInitialEvents() : null,
            request.getTimeoutSeconds());
    return api.watch(ResourcePath.fromProto(request.getResource()), options);
  }

  private static io.drydock.proto.v1.WatchEvent proto(WatchEvent event) {
    return io.drydock.proto.v1.WatchEvent.newBuilder()
        .setType(io.drydock.proto.v1.WatchEvent.Type.valueOf(event.type().name()))
        .setObject(event.document())
        .build();
  }
}
