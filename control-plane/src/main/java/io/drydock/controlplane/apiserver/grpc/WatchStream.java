package io.drydock.controlplane.apiserver.grpc;

import io.drydock.client.ApiException;
import io.drydock.client.DocumentApi;
import io.drydock.client.GrpcStatus;
import io.drydock.client.ResourcePath;
import io.drydock.client.Watch;
import io.drydock.client.WatchEvent;
import io.drydock.client.WatchOptions;
import io.drydock.proto.v1.WatchRequest;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One watch on its way to one client, by one virtual thread. A client that does not read holds up
 * this thread alone; its watch then overflows and ends.
 */
final class WatchStream {
  private static final Duration TURN = Duration.ofSeconds(5);

  private final ServerCallStreamObserver<io.drydock.proto.v1.WatchEvent> out;
  private final Semaphore ready = new Semaphore(0);

  WatchStream(ServerCallStreamObserver<io.drydock.proto.v1.WatchEvent> out) {
    this.out = out;
  }

  /** Must be called before the call's handler returns, as gRPC demands. */
  void start(DocumentApi api, WatchRequest request) {
    out.setOnReadyHandler(ready::release);
    Thread thread =
        Thread.ofVirtual().name("grpc-watch").unstarted(() -> serve(api, request));
    out.setOnCancelHandler(thread::interrupt);
    thread.start();
  }

  private void serve(DocumentApi api, WatchRequest request) {
    try (Watch watch = open(api, request)) {
      while (!out.isCancelled()) {
        WatchEvent event = watch.next(TURN);
        if (event != null) {
          awaitReady();
          out.onNext(proto(event));
        }
      }
    } catch (ApiException e) {
      end(e);
    } catch (InterruptedException e) {
      // The client has gone; nobody is left to be told.
    } catch (RuntimeException e) {
      end(ApiException.internal("Internal error: " + e));
    }
  }

  private void end(ApiException e) {
    if (!out.isCancelled()) {
      out.onError(GrpcStatus.toGrpc(e));
    }
  }

  private void awaitReady() throws InterruptedException {
    while (!out.isReady() && !out.isCancelled()) {
      var _ = ready.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static Watch open(DocumentApi api, WatchRequest request) {
    WatchOptions options =
        new WatchOptions(
            request.getLabelSelector(),
            request.getFieldSelector(),
            request.getResourceVersion(),
            request.getAllowBookmarks(),
            request.getSendInitialEvents());
    return api.watch(ResourcePath.fromProto(request.getResource()), options);
  }

  private static io.drydock.proto.v1.WatchEvent proto(WatchEvent event) {
    return io.drydock.proto.v1.WatchEvent.newBuilder()
        .setType(io.drydock.proto.v1.WatchEvent.Type.valueOf(event.type().name()))
        .setObject(event.document())
        .build();
  }
}
